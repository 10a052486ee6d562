import { expect, test } from "vitest";
import { mappingOf } from "./chosen-columns.ts";

test("date, start and end are needed; the others may be missing", () => {
  expect(mappingOf({ date: 1, start: 2 })).toBeUndefined();
  expect(mappingOf({ date: 1, start: 2, end: 3, note: undefined })).toEqual({
    date: 1,
    start: 2,
    end: 3,
  });
});

test("one column cannot be two things, but may hold start and end in one cell", () => {
  expect(mappingOf({ date: 1, start: 2, end: 1 })).toBeUndefined();
  expect(mappingOf({ date: 1, start: 2, end: 3, note: 3 })).toBeUndefined();
  expect(mappingOf({ date: 1, start: 2, end: 2 })).toEqual({ date: 1, start: 2, end: 2 });
});
