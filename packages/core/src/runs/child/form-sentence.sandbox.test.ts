import {
  demoAccount,
  type SimulatedFault,
  startSandbox,
  type TenantName,
  tenants,
} from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes } from "../../testing/run-facts.ts";

const patience = { timeout: 60_000 };
const japanese = "この日付は打刻修正できません";
const english = "Cannot revise clock time on this day";

test.each<[TenantName, "ja" | "en", string]>([
  ["closed-month-sentence", "ja", japanese],
  ["closed-month-sentence", "en", english],
  ["closed-month-sentence-beside", "ja", japanese],
  ["closed-month-sentence-beside", "en", english],
])(
  "%s: a closed day is reported with Jobcan's words, and the rest is entered (%s)",
  patience,
  async (name, language, words) => {
    await using site = await startSandbox({ tenant: spoken(name, language) });

    const run = await runAgainst(site, { rows: rowsFor(["2026-09-30", "2026-11-17"]) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(["2026-09-30 verified", "2026-11-17 skipped closed"]);
    expect(run.days.get("2026-11-17")?.facts).toEqual({ siteText: words });
    expect(site.counts.inserts).toBe(2);
  },
);

test("days after today are reported as such, one after another", patience, async () => {
  await using site = await startSandbox({
    tenant: "future-sentence",
    now: () => new Date("2026-11-10T03:00:00Z"),
  });

  const run = await runAgainst(site, {
    rows: rowsFor(["2026-11-09", "2026-11-11", "2026-11-12", "2026-11-13"]),
    spec: { today: "2026-11-10" },
  });

  expect(run.end).toEqual({ end: "done" });
  expect(outcomes(run)).toEqual([
    "2026-11-09 verified",
    "2026-11-11 skipped future",
    "2026-11-12 skipped future",
    "2026-11-13 skipped future",
  ]);
});

test.each<SimulatedFault>([
  { name: "form-sentence", times: 1 },
  { name: "form-sentence", times: 1, value: 1 },
  { name: "form-sentence", times: 1, value: 2 },
])("the sentence on one day's page ends that day: %j", patience, async (fault) => {
  await using site = await startSandbox();
  site.setFault(fault);

  const run = await runAgainst(site, { rows: rowsFor(["2026-11-04", "2026-11-05"]) });

  expect(outcomes(run)).toEqual(["2026-11-04 skipped closed", "2026-11-05 verified"]);
  expect(run.days.get("2026-11-04")?.facts).toEqual({ siteText: japanese });
});

test("a day that holds what is asked is that, whatever its form says", patience, async () => {
  await using site = await startSandbox({ tenant: "half-filled" });
  site.setFault({ name: "form-sentence" });

  const run = await runAgainst(site, { rows: rowsFor(["2026-11-04", "2026-11-06"]) });

  expect(outcomes(run)).toEqual([
    "2026-11-04 skipped already_recorded",
    "2026-11-06 awaiting_approval already_awaiting",
  ]);
});

function spoken(name: TenantName, language: "ja" | "en") {
  const { rules, ...company } = tenants[name];
  return {
    ...company,
    accounts: [{ ...demoAccount, language }],
    rules: { ...rules, languageBy: "account" } as const,
  };
}
