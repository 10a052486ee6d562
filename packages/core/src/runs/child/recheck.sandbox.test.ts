import { type Sandbox, startSandbox, type TenantName, tenants } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { type RunAccount, rowsFor, runAgainst } from "../../testing/run-against.ts";

const patience = { timeout: 60_000 };
const now = () => new Date("2026-11-23T03:00:00Z");
const spec = { mode: "recheck" } as const;
const start = async (tenant: TenantName) => await startSandbox({ tenant: tenants[tenant], now });
const ends = (run: RunAccount) =>
  Object.fromEntries(
    [...run.days].map(([date, { outcome, reason }]) => [
      date.slice(-2),
      reason === undefined ? outcome : `${outcome} ${reason}`,
    ]),
  );

/** What the manager does with all that waits. */
async function manager(site: Sandbox, does: "approve" | "reject"): Promise<void> {
  await fetch(new URL(`/control/${does}`, site.controlUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
}

test("what is held, waits, is missing or is other is told of each day", patience, async () => {
  await using site = await start("half-filled");
  const dates = ["02", "04", "05", "06", "10", "16", "17"].map((day) => `2026-11-${day}`);

  const run = await runAgainst(site, { rows: rowsFor(dates), spec });

  expect(run.end).toEqual({ end: "done" });
  expect(ends(run)).toEqual({
    "02": "failed not_held",
    "04": "verified",
    "05": "failed held_differently",
    "06": "awaiting_approval",
    "10": "verified",
    "16": "failed held_differently",
    "17": "failed not_held",
  });
  expect(site.counts).toMatchObject({ inserts: 0, writes: 0, signInPosts: 1 });
});

test.each([
  ["approve", "verified"],
  ["reject", "failed not_held"],
] as const)(
  "after a month was entered that waits for approval: %s",
  patience,
  async (does, ending) => {
    await using site = await start("manual-approval");
    const rows = rowsFor(["2026-11-04", "2026-11-05"]);
    await runAgainst(site, { rows });
    const { inserts } = site.counts;

    const before = await runAgainst(site, { rows, spec });
    await manager(site, does);
    const after = await runAgainst(site, { rows, spec });

    expect(ends(before)).toEqual({ "04": "awaiting_approval", "05": "awaiting_approval" });
    expect(ends(after)).toEqual({ "04": ending, "05": ending });
    expect(site.counts.inserts).toBe(inserts);
  },
);

test("each day is compared with the place that it was to have", patience, async () => {
  await using site = await start("many-groups");
  const [osaka, home, plain] = ["2026-11-04", "2026-11-05", "2026-11-06"] as const;
  const fill = async (date: string, groupName?: string) =>
    await runAgainst(site, { rows: rowsFor([date]), spec: { options: { groupName } } });
  await fill(osaka, "大阪支社");
  await fill(home, "在宅");
  await fill(plain);
  const rows = rowsFor([osaka, home, plain]);
  const recheck = async (placesByDate: Record<string, string>) =>
    ends(await runAgainst(site, { rows, spec: { ...spec, options: { placesByDate } } }));

  const asEntered = await recheck({ [osaka]: "大阪支社", [home]: "在宅" });
  const exchanged = await recheck({ [osaka]: "在宅", [home]: "大阪支社" });

  expect(asEntered).toEqual({ "04": "verified", "05": "verified", "06": "verified" });
  expect(exchanged).toMatchObject({
    "04": "failed place_differs",
    "05": "failed place_differs",
    "06": "verified",
  });
});

test("days are read in the order that was asked for", patience, async () => {
  await using site = await start("half-filled");

  const run = await runAgainst(site, { rows: rowsFor(["2026-11-06", "2026-11-04"]), spec });

  expect([...run.days.keys()]).toEqual(["2026-11-06", "2026-11-04"]);
});

test(
  "a page that is not understood leaves its day unknown, never said to be missing",
  patience,
  async () => {
    await using site = await start("half-filled");
    site.setFault({ name: "renamed-field", on: "day-page", times: 1 });

    const run = await runAgainst(site, { rows: rowsFor(["2026-11-04", "2026-11-06"]), spec });

    expect(ends(run)).toEqual({ "04": "unknown not_settled", "06": "awaiting_approval" });
  },
);

test("a book that cannot be read ends it, and no day is said to be read", patience, async () => {
  await using site = await start("half-filled");
  site.setFault({ name: "renamed-field", on: "book", times: "forever" });

  const run = await runAgainst(site, { rows: rowsFor(["2026-11-04"]), spec });

  expect(run.end).toMatchObject({ end: "failed", error: { code: "SITE_CHANGED" } });
  expect(ends(run)["04"]).toMatch(/^not_reached/);
  expect(site.counts).toMatchObject({ inserts: 0, signInPosts: 1 });
});

test("a wrong password is tried once", patience, async () => {
  await using site = await start("default");
  const credentials = { login: "demo@example.jp", password: "wrong" };

  const run = await runAgainst(site, {
    rows: rowsFor(["2026-11-04"]),
    spec: { ...spec, credentials },
  });

  expect(run.end).toMatchObject({ end: "failed", error: { code: "LOGIN_REJECTED" } });
  expect(site.counts).toMatchObject({ inserts: 0, signInPosts: 1 });
});
