import { expect, test } from "vitest";
import { addedOn, emptySession, withAdded, withSheet, withWaiting } from "./session.tsx";

test("waiting jobs are remembered by the tab until they no longer wait", () => {
  const two = withWaiting(withWaiting(emptySession, "j1", true), "j2", true);

  expect([...two.waiting]).toEqual(["j1", "j2"]);
  expect([...withWaiting(two, "j1", false).waiting]).toEqual(["j2"]);
  expect(withWaiting(two, "j2", true), "nothing changes, nothing is drawn again").toBe(two);
});

test("what was decided on one plan does not hold for another", () => {
  const first = withAdded(emptySession, { planId: "p1", date: "2026-11-05" }, true);
  const both = withAdded(first, { planId: "p1", date: "2026-11-06" }, true);
  const one = withAdded(both, { planId: "p1", date: "2026-11-05" }, false);

  expect([...addedOn(one, "p1")]).toEqual(["2026-11-06"]);
  expect(addedOn(one, "p2").size).toBe(0);
  const other = withAdded(one, { planId: "p2", date: "2026-11-09" }, true);
  expect([[...addedOn(other, "p2")], addedOn(other, "p1").size]).toEqual([["2026-11-09"], 0]);
});

test("what was decided on a plan is the same object until something else is decided", () => {
  const one = withAdded(emptySession, { planId: "p1", date: "2026-11-05" }, true);

  expect(addedOn(withWaiting(one, "j1", true), "p1")).toBe(addedOn(one, "p1"));
  expect(addedOn(withWaiting(emptySession, "j1", true), "p1")).toBe(addedOn(emptySession, "p1"));
  const two = withAdded(one, { planId: "p1", date: "2026-11-06" }, true);
  expect(addedOn(two, "p1")).not.toBe(addedOn(one, "p1"));
});

test("another sheet has not been sent, and is no remainder of a job", () => {
  const sent = { ...emptySession, sentAs: "j1", attachedTo: "j2", restOf: "a.xlsx" };
  const file = new File(["PK"], "b.xlsx");

  expect(withSheet(sent, { file })).toEqual({ ...emptySession, file });
  expect(withSheet(sent)).toEqual(emptySession);
});
