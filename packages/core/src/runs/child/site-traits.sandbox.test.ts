import {
  demoAccount,
  type SimulatedFault,
  startSandbox,
  tenants,
} from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { casesOf } from "../../testing/lane.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes } from "../../testing/run-facts.ts";

const patience = { timeout: 90_000 };
/** The third day lies in a leave of three days, the fourth after it. */
const days = ["2026-11-05", "2026-11-09", "2026-11-11", "2026-11-13"] as const;
const worked = [true, true, false, true];

/** A trait, and what it makes of a day that would be verified; the first of several decides. */
interface Trait {
  fault: SimulatedFault;
  /** From this day on. */
  from: number;
  end: string | undefined;
}

const traits: readonly Trait[] = [
  { fault: { name: "leave-detail-unread" }, from: 2, end: "skipped leave_unread" },
  { fault: { name: "form-sentence" }, from: 0, end: "skipped closed" },
  { fault: { name: "form-sentence", value: 1 }, from: 0, end: "skipped closed" },
  { fault: { name: "note-dropped" }, from: 0, end: "failed note_differs" },
  { fault: { name: "other-place" }, from: 0, end: "failed place_differs" },
  { fault: { name: "no-logout-link" }, from: 0, end: undefined },
  { fault: { name: "rate-limit-redirect", on: "book", times: 2 }, from: 0, end: undefined },
  { fault: { name: "rate-limit-redirect", on: "leave", times: 2 }, from: 0, end: undefined },
  { fault: { name: "rate-limit-redirect", on: "day-page", times: 3 }, from: 0, end: undefined },
  { fault: { name: "rate-limit-after-store" }, from: 0, end: undefined },
];

const pairs = traits.flatMap((one, index) =>
  traits.slice(index + 1).flatMap((other) => {
    const isSame = one.fault.name === other.fault.name && one.fault.on === other.fault.on;
    return isSame ? [] : [[one, other] as const];
  }),
);
const always = pairs.filter(
  ([one, other]) => one.fault.name === "leave-detail-unread" && other.fault.on === "day-page",
);
const languages = ["ja", "en"] as const;
const nightly = pairs.flatMap(([one, other]) =>
  languages.map((language) => [language, one, other] as const),
);
const inEnglish = always.map(([one, other]) => ["en", one, other] as const);

test.each(casesOf(process.env, { always: inEnglish, nightly }))(
  "two traits at once, each day as both have it (%s, $1.fault, $2.fault)",
  patience,
  async (language, ...both) => {
    await using site = await startSandbox({ tenant: companyOf(language) });
    for (const { fault } of both) site.setFault(fault);

    const run = await runAgainst(site, {
      rows: rowsFor(days, { note: "直行" }),
      spec: { options: { groupName: "大阪支社" }, ratePauseMs: 20 },
    });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(days.map((date, day) => `${date} ${endOf(day, both)}`));
    expect(site.punches().filter(({ date }) => date === days[2])).toEqual([]);
    expect(site.counts.signInPosts).toBe(1);
    const stored = site.punches().map(({ date, minutes }) => `${date} ${minutes}`);
    expect(new Set(stored).size).toBe(stored.length);
  },
);

const weekdays = Array.from({ length: 19 }, (_, index) => {
  const day = [2, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 24, 25, 26, 27, 30][index] ?? 0;
  return `2026-11-${String(day).padStart(2, "0")}`;
});

// The waits are the real ones: at night only.
test.each(casesOf(process.env, { always: [], nightly: [weekdays] }))(
  "a site that takes six pages in three seconds and none for eight is borne to the end",
  { timeout: 240_000 },
  async (...dates) => {
    await using site = await startSandbox();
    site.setFault({ name: "rate-limit-window" });

    const run = await runAgainst(site, { rows: rowsFor(dates), spec: { timeoutMs: 180_000 } });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(dates.map((date) => `${date} verified`));
    expect(site.counts.signInPosts).toBe(1);
    const codes = run.messages.flatMap((one) => (one.type === "log" ? [one.message.code] : []));
    expect(codes).toEqual(expect.arrayContaining(["rate_limited", "slowed_down"]));
  },
);

function endOf(day: number, both: readonly Trait[]): string {
  const ends = traits.filter((one) => both.includes(one) && day >= one.from);
  const doubt = ends.find(({ end }) => end === "skipped leave_unread");
  if (doubt?.end !== undefined) return doubt.end;
  if (worked[day] !== true) return "skipped leave";
  return ends.find(({ end }) => end !== undefined)?.end ?? "verified";
}

function companyOf(language: "ja" | "en") {
  const { leave, rules, ...company } = tenants["leave-over-days"];
  const { groups } = tenants["many-groups"].rules;
  return {
    ...company,
    accounts: [{ ...demoAccount, language }],
    // Without the leave that began the month before.
    leave: leave.slice(1),
    rules: { ...rules, groups, languageBy: "account" } as const,
  };
}
