import { type PictureEvent, pictureKeys } from "@jobcan-automation/contract";

/** Where the canvas is on the page, and how large its picture is. */
interface Frame {
  left: number;
  top: number;
  shownWidth: number;
  shownHeight: number;
  width: number;
  height: number;
}

interface Place {
  x: number;
  y: number;
}

/** A place on the page as one in the picture; outside of it the nearest. */
export function placeIn(frame: Frame, clientX: number, clientY: number): Place {
  return {
    x: scale(clientX - frame.left, frame.shownWidth, frame.width),
    y: scale(clientY - frame.top, frame.shownHeight, frame.height),
  };
}

function scale(at: number, shown: number, size: number): number {
  return Math.round(Math.min(size - 1, Math.max(0, (at / Math.max(1, shown)) * size)));
}

/** How far a finger may move and still press. */
const pressPx = 8;

/** A finger in the picture: it presses where it stays, and scrolls where it moves. */
export class TouchGesture {
  #last: Place;
  #hasMoved = false;

  constructor(at: Place) {
    this.#last = at;
  }

  moveTo(at: Place): PictureEvent | undefined {
    const [dx, dy] = [this.#last.x - at.x, this.#last.y - at.y];
    if (!this.#hasMoved && Math.hypot(dx, dy) < pressPx) return undefined;
    this.#hasMoved = true;
    this.#last = at;
    return { type: "wheel", ...at, dx, dy };
  }

  end(): PictureEvent[] {
    if (this.#hasMoved) return [];
    const at = { ...this.#last, button: "left", clicks: 1 } as const;
    return [
      { type: "pointer", action: "down", ...at },
      { type: "pointer", action: "up", ...at },
    ];
  }
}

/** A key that the picture takes as a key; undefined for what is written, which comes as text. */
export function keyEvent(pressed: {
  key: string;
  shiftKey: boolean;
  isComposing: boolean;
}): Extract<PictureEvent, { type: "key" }> | undefined {
  // Escape leaves the picture: the keyboard must not be caught in it.
  if (pressed.isComposing || pressed.key === "Escape") return undefined;
  // As a key it ticks a box too, which a written blank does not.
  const name = pressed.key === " " ? "Space" : pressed.key;
  const key = pictureKeys.find((known) => known === name);
  return key === undefined ? undefined : { type: "key", key, shift: pressed.shiftKey };
}

/** Where a canvas is now. */
export function frameOf(canvas: HTMLCanvasElement): Frame {
  const { left, top, width: shownWidth, height: shownHeight } = canvas.getBoundingClientRect();
  return { left, top, shownWidth, shownHeight, width: canvas.width, height: canvas.height };
}

/** A mouse's buttons by their number. */
export function buttonOf(button: number): "left" | "middle" | "right" {
  if (button === 1) return "middle";
  return button === 2 ? "right" : "left";
}
