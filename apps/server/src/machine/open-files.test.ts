import { expect, test } from "vitest";
import { affordableSockets } from "./open-files.ts";

test("connections leave room for the service's own files, and are as wanted where that is no question", () => {
  expect(affordableSockets(2064, 1, 1024)).toBe(920);
  expect(affordableSockets(2064, 50, 1024)).toBe(528);
  expect(affordableSockets(2064, 1, 4096)).toBe(2064);
  expect(affordableSockets(2064, 1, undefined)).toBe(2064);
});

test("a limit that is too low for a browser is named", () => {
  expect(() => affordableSockets(2064, 1, 64)).toThrow(
    "open files are limited to 64 (ulimit -n): a job needs 256 or more",
  );
  expect(affordableSockets(2064, 1, 256)).toBe(152);
});
