import { useEffect, useRef, type FocusEvent, type KeyboardEvent } from "react";

/**
 * The props of a list whose buttons are one tab stop: the arrow keys, Home and End lead through them. Tab leads to
 * the first one, later to the last one that had the focus. Its buttons have `tabIndex` -1.
 */
export function useListKeys<T extends HTMLElement>() {
  const list = useRef<T>(null);
  const focused = useRef<HTMLElement | undefined>(undefined);
  useEffect(() => {
    const buttons = buttonsIn(list.current);
    const stop = buttons.find((button) => button === focused.current) ?? buttons[0];
    if (stop?.tabIndex !== 0) makeTabStop(buttons, stop);
  });
  const onFocus = ({ target }: FocusEvent<T>) => {
    if (!target.matches("button")) return;
    focused.current = target;
    makeTabStop(buttonsIn(list.current), target);
  };
  const onKeyDown = (event: KeyboardEvent<T>) => {
    const buttons = buttonsIn(list.current);
    const at = buttons.findIndex((button) => button === event.target);
    const to = buttons[placeAfter(event.key, { at, last: buttons.length - 1 })];
    if (event.ctrlKey || event.altKey || event.metaKey || !to) return;
    event.preventDefault();
    to.focus();
  };
  return { ref: list, onFocus, onKeyDown };
}

function placeAfter(key: string, { at, last }: { at: number; last: number }): number {
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return -1;
  }
}

function buttonsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("button") ?? [])];
}

function makeTabStop(buttons: readonly HTMLElement[], stop: HTMLElement | undefined): void {
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}
