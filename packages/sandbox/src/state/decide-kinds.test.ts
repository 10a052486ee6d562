import { expect, test } from "vitest";
import type { PunchKind } from "../tenants/tenant.ts";
import { decideKinds } from "./decide-kinds.ts";
import type { StoredPunch } from "./punch.ts";

test("the first stamp is 出勤 and an even last one 退勤", () => {
  expect(kindsOf([540, 1080])).toEqual(["work_start", "work_end"]);
});

test("one stamp alone is 出勤, whatever its time", () => {
  expect(kindsOf([1080])).toEqual(["work_start"]);
});

test("stamps between are breaks, in time order and not in the order they came", () => {
  expect(kindsOf([540, 1080, 780, 720])).toEqual([
    "work_start",
    "rest_start",
    "rest_end",
    "work_end",
  ]);
});

test("a third stamp turns the former 退勤 into a break: a punch is not idempotent", () => {
  expect(kindsOf([540, 1080, 1081])).toEqual(["work_start", "rest_start", "rest_end"]);
});

test("a kind chosen by hand stays and does not shift the automatic ones", () => {
  const kinds = decideKinds([stamp(540), stamp(720, "rest_start"), stamp(1080)]).map(
    ({ kind }) => kind,
  );

  expect(kinds).toEqual(["work_start", "rest_start", "work_end"]);
});

function kindsOf(minutes: readonly number[]): PunchKind[] {
  return decideKinds(minutes.map((minute) => stamp(minute))).map(({ kind }) => kind);
}

function stamp(minutes: number, chosenKind: PunchKind | null = null): StoredPunch {
  return {
    id: minutes,
    employeeId: 1,
    date: "2026-11-02",
    minutes,
    chosenKind,
    status: "approved",
    note: "",
    groupId: 1,
    method: "test",
    deletionAsked: false,
  };
}
