import { createContext, use, useEffect } from "react";

/** Takes the title where there is no tab: the page as it is written by the build. */
export const TitleContext = createContext<((title: string) => void) | undefined>(undefined);

/** Sets the title of the browser's tab. */
export function useTitle(title: string): void {
  const take = use(TitleContext);
  const whole = `${title} · Jobcan AutoFill`;
  take?.(whole);
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}
