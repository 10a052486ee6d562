import { type RefObject, useEffect } from "react";
import type { PictureEvent } from "@jobcan-automation/contract";
import { frameOf, placeIn } from "./pointer-events.ts";

/** Hands wheels on. React listens for them in a way that cannot keep the page itself from scrolling. */
export function useWheel(
  canvas: RefObject<HTMLCanvasElement | null>,
  onEvent: (event: PictureEvent) => void,
): void {
  useEffect(() => {
    const { current } = canvas;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (current === null) return;
      const at = placeIn(frameOf(current), event.clientX, event.clientY);
      onEvent({ type: "wheel", ...at, dx: within(event.deltaX), dy: within(event.deltaY) });
    };
    current?.addEventListener("wheel", onWheel, { passive: false });
    return () => current?.removeEventListener("wheel", onWheel);
  }, [canvas, onEvent]);
}

const mostPx = 2_000;

function within(by: number): number {
  return Math.max(-mostPx, Math.min(mostPx, by));
}
