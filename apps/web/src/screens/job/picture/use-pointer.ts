import { type MouseEvent, type PointerEvent, useRef } from "react";
import type { PictureEvent } from "@jobcan-automation/contract";
import { buttonOf, frameOf, placeIn, TouchGesture } from "./pointer-events.ts";

type CanvasPointer = PointerEvent<HTMLCanvasElement>;

/** What a canvas listens to, for a mouse as it is and for fingers as presses and scrolls. */
export function usePointer(onEvent: (event: PictureEvent) => void, focusField: () => void) {
  const touch = useRef<TouchGesture | undefined>(undefined);
  const point = (action: "move" | "down" | "up", event: CanvasPointer) => {
    const clicks = Math.min(3, Math.max(1, event.detail));
    const button = buttonOf(event.button);
    onEvent({ type: "pointer", action, ...placeOf(event), button, clicks });
  };
  return {
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
    onPointerDown(event: CanvasPointer) {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      if (event.pointerType === "touch") {
        touch.current = new TouchGesture(placeOf(event));
        return;
      }
      focusField();
      point("down", event);
    },
    onPointerMove(event: CanvasPointer) {
      if (event.pointerType !== "touch") return point("move", event);
      const scrolled = touch.current?.moveTo(placeOf(event));
      if (scrolled !== undefined) onEvent(scrolled);
    },
    onPointerUp(event: CanvasPointer) {
      if (event.pointerType !== "touch") return point("up", event);
      const pressed = touch.current?.end() ?? [];
      touch.current = undefined;
      for (const each of pressed) onEvent(each);
      // A phone shows its keyboard only for a field that is focused by the finger itself.
      if (pressed.length > 0) focusField();
    },
    onPointerCancel() {
      touch.current = undefined;
    },
  };
}

function placeOf({ currentTarget, clientX, clientY }: CanvasPointer): { x: number; y: number } {
  return placeIn(frameOf(currentTarget), clientX, clientY);
}
