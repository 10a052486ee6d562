import { useEffect } from "react";

/** Names the tab for the screen that is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Jobcan AutoFill`;
  }, [title]);
}
