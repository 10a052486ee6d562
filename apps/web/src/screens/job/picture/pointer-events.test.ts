import { expect, test } from "vitest";
import { keyEvent, placeIn, TouchGesture } from "./pointer-events.ts";

const frame = { left: 10, top: 20, shownWidth: 400, shownHeight: 300, width: 800, height: 600 };

test("a place on the page is scaled to the picture and stays in it", () => {
  expect(placeIn(frame, 210, 170)).toEqual({ x: 400, y: 300 });
  expect(placeIn(frame, 0, 1000)).toEqual({ x: 0, y: 599 });
});

test("a finger that stays presses, one that moves scrolls", () => {
  const press = new TouchGesture({ x: 100, y: 100 });
  expect(press.moveTo({ x: 103, y: 101 })).toBeUndefined();
  expect(press.end().map((event) => event.type === "pointer" && event.action)).toEqual([
    "down",
    "up",
  ]);

  const scroll = new TouchGesture({ x: 100, y: 100 });
  expect(scroll.moveTo({ x: 100, y: 60 })).toEqual({ type: "wheel", x: 100, y: 60, dx: 0, dy: 40 });
  expect(scroll.end()).toEqual([]);
});

test.each([
  [
    { key: " ", shiftKey: false, isComposing: false },
    { type: "key", key: "Space", shift: false },
  ],
  [
    { key: "Enter", shiftKey: false, isComposing: false },
    { type: "key", key: "Enter", shift: false },
  ],
  [
    { key: "Tab", shiftKey: true, isComposing: false },
    { type: "key", key: "Tab", shift: true },
  ],
  [{ key: "Enter", shiftKey: false, isComposing: true }, undefined],
  [{ key: "Escape", shiftKey: false, isComposing: false }, undefined],
  [{ key: "a", shiftKey: false, isComposing: false }, undefined],
])("%o is the key %o", (pressed, event) => {
  expect(keyEvent(pressed)).toEqual(event);
});
