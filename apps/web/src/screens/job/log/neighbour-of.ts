import type { KeyboardEvent } from "react";

/**
 * The line's address that an arrow key leads to from another one; undefined for other keys, which scroll. The lines
 * beside one in view are always rendered.
 */
export function neighbourOf(event: KeyboardEvent<HTMLElement>): HTMLElement | undefined {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const place = event.currentTarget.closest("[data-index]");
  if (step === undefined || place === null) return undefined;
  event.preventDefault();
  const index = Number(place.getAttribute("data-index")) + step;
  return (
    place.parentElement?.querySelector<HTMLElement>(`[data-index="${index}"] a.log-time`) ??
    undefined
  );
}
