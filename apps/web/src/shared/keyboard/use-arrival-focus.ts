import { useEffect, useRef } from "react";

/**
 * For the heading of something that has just appeared: it takes the focus, so that a keyboard goes on from there, unless
 * the user is elsewhere by then. `arrival` names what has appeared; another one takes the focus again.
 */
export function useArrivalFocus<T extends HTMLElement>(arrival: string) {
  const heading = useRef<T>(null);
  useEffect(() => {
    const { activeElement } = document;
    const isIdle = activeElement === document.body || activeElement?.id === "main";
    if (isIdle && arrival !== "") heading.current?.focus({ preventScroll: true });
  }, [arrival]);
  return heading;
}
