import { expect, test } from "vitest";
import { emptySession, withAdded, withSheet, withWaiting } from "./session.tsx";

test("waiting jobs are remembered by the tab until they no longer wait", () => {
  const two = withWaiting(withWaiting(emptySession, "j1", true), "j2", true);

  expect([...two.waiting]).toEqual(["j1", "j2"]);
  expect([...withWaiting(two, "j1", false).waiting]).toEqual(["j2"]);
  expect(withWaiting(two, "j2", true), "nothing changes, nothing is drawn again").toBe(two);
});

test("what was decided on one plan does not hold for another sheet", () => {
  const decided = withAdded(withAdded(emptySession, "2026-11-05", true), "2026-11-06", true);

  expect([...withAdded(decided, "2026-11-05", false).account.addMissingOn]).toEqual(["2026-11-06"]);
  expect(withSheet(decided).account.addMissingOn.size).toBe(0);
});

test("another sheet has not been sent, and is no remainder of a job", () => {
  const sent = { ...emptySession, sentAs: "j1", attachedTo: "j2", restOf: "a.xlsx" };
  const file = new File(["PK"], "b.xlsx");

  expect(withSheet(sent, { file })).toEqual({ ...emptySession, file });
  expect(withSheet(sent)).toEqual(emptySession);
});
