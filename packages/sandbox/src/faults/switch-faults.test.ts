import { expect, test } from "vitest";
import type { SimulatedFault } from "./simulated-fault.ts";
import { faultNames } from "./fault-name.ts";
import { readSimulatedFault } from "./read-simulated-fault.ts";
import { faultsFor, withFault } from "./switch-faults.ts";

const insert = ["POST", "/employee/adit/insert/"] as const;

test("after lets requests through first, times ends it", () => {
  expect(happens({ name: "duplicate", after: 1, times: 2 }, 5)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

test("forever does not end", () => {
  expect(happens({ name: "duplicate", times: "forever" }, 4)).toEqual([true, true, true, true]);
});

test("without times the fault's own row decides", () => {
  expect(happens({ name: "token-rejected-once" }, 2)).toEqual([true, false]);
  expect(happens({ name: "duplicate" }, 2)).toEqual([true, true]);
});

test.each<[SimulatedFault["on"], string, boolean]>([
  ["book", "GET /employee/attendance", true],
  ["book", "GET /employee/attendance/", true],
  ["book", "GET /employee/adit/modify", false],
  ["day-page", "GET /employee/adit/modify/", true],
  ["sign-in-post", "GET /users/sign_in", false],
  ["sign-in-post", "POST /users/sign_in", true],
  ["staff-login", "GET /login/pc-employee-global", true],
  ["bridge", "GET /jbcoauth/callback", true],
  [["top", "summary"], "GET /employee/adit/get-summary/", true],
  ["/employee/index/noop", "GET /employee/index/noop", true],
  ["any", "GET /whatever", true],
])("a fault on %j meets %s: %j", (on, request, expected) => {
  const faults = withFault([], { name: "error-500", ...(on === undefined ? {} : { on }) });

  const [method = "", path = ""] = request.split(" ");
  expect(faultsFor(faults, method, path).length === 1).toBe(expected);
});

test("the same fault at the same place is replaced, at another place added", () => {
  const first = withFault([], { name: "slow", on: "book", value: 1 });
  const same = withFault(first, { name: "slow", on: "book", value: 2 });
  const other = withFault(same, { name: "slow", on: "insert" });

  expect(same.map((fault) => fault.spec.value)).toEqual([2]);
  expect(other).toHaveLength(2);
});

test("a fault is read from fields, and nonsense is named", () => {
  expect(read({ name: "slow", on: "book", times: "2", after: "1", value: "50" })).toEqual({
    name: "slow",
    on: ["book"],
    times: 2,
    after: 1,
    value: 50,
  });
  expect(read({ name: "slow", on: "", times: "", after: "", value: "" })).toEqual({ name: "slow" });
  expect(read({ name: "nothing" })).toContain("unknown fault");
  expect(read({ name: "slow", on: "nowhere" })).toContain("unknown place");
  expect(read({ name: "slow", times: "-1" })).toContain("0 or more");
});

test("every name asked of this site is there", () => {
  expect(faultNames).toEqual(
    expect.arrayContaining([
      "slow",
      "error-500",
      "maintenance-503",
      "connection-cut",
      "reply-lost-after-store",
      "session-expired",
      "token-rejected-once",
      "refresh-1",
      "accepted-not-stored",
      "hang-renderer",
    ]),
  );
});

function happens(spec: SimulatedFault, requests: number): boolean[] {
  const faults = withFault([], spec);
  return Array.from({ length: requests }, () => faultsFor(faults, ...insert).length === 1);
}

function read(fields: object): unknown {
  return readSimulatedFault(new Map(Object.entries(fields)));
}
