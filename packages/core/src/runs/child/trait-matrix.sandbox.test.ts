import { randomInt } from "node:crypto";
import {
  demoAccount,
  type SimulatedFault,
  startSandbox,
  tenants,
} from "@jobcan-automation/sandbox";
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closeLedger } from "../../settlement/close-ledger.ts";
import { isNightly } from "../../testing/lane.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes } from "../../testing/run-facts.ts";

/** The second day lies in a leave of three days that awaits approval, the third after it. */
const days = ["2026-11-05", "2026-11-11", "2026-11-13"] as const;
const onLeave = 1;

/** A trait of the real site, known or feared, and how it makes a day end that would be verified. */
interface Trait {
  fault: SimulatedFault;
  /** Undefined for a trait that is borne. */
  end?: string;
  /** The days that it touches; all where absent. */
  days?: readonly number[];
}

/** Of two ends the earlier in this list holds: what is seen first of a day decides. */
const traits: readonly Trait[] = [
  { fault: { name: "error-500", on: "leave" }, end: "skipped leave_unread" },
  { fault: { name: "renamed-field", on: "leave" }, end: "skipped leave_unread" },
  { fault: { name: "leave-detail-unread" }, end: "skipped leave_unread", days: [1, 2] },
  { fault: { name: "leave-detail-unread", value: 1 }, end: "skipped leave_unread", days: [1, 2] },
  { fault: { name: "book-row-missing", value: 13 }, end: "failed site_changed", days: [2] },
  { fault: { name: "form-sentence" }, end: "skipped closed" },
  { fault: { name: "form-sentence", value: 1 }, end: "skipped closed" },
  { fault: { name: "form-sentence", value: 2 }, end: "skipped closed" },
  { fault: { name: "list-cells", value: 8 }, end: "unknown not_settled" },
  { fault: { name: "note-dropped" }, end: "failed note_differs" },
  { fault: { name: "other-place" }, end: "failed place_differs" },
  { fault: { name: "list-cells", value: 3 }, end: "awaiting_approval" },
  { fault: { name: "list-cells", value: 2 } },
  { fault: { name: "list-cells", value: 7 } },
  { fault: { name: "empty-list", value: 2 } },
  { fault: { name: "empty-list", value: 4 } },
  { fault: { name: "busy-button", value: 200 } },
  { fault: { name: "no-logout-link" } },
  { fault: { name: "rate-limit-redirect", on: "book", times: 2 } },
  { fault: { name: "rate-limit-redirect", on: "leave", times: 2 } },
  { fault: { name: "rate-limit-redirect", on: "day-page", times: 3 } },
  { fault: { name: "rate-limit-after-store" } },
  { fault: { name: "refresh-1" } },
  { fault: { name: "token-rejected-once" } },
  { fault: { name: "session-expired", value: 1 } },
];

/** Two faults of one name would be one fault in two ways, unless they are on different pages. */
const pairs = traits.flatMap((one, index) =>
  traits.slice(index + 1).flatMap((other) => {
    const isOne = one.fault.name === other.fault.name && one.fault.on === other.fault.on;
    return isOne ? [] : [[one, other] as const];
  }),
);

const languages = ["ja", "en"] as const;
const matrix = pairs.map(
  ([one, other], index) => [languages[index % 2] ?? "ja", one, other] as const,
);
const sampleSize = 6;
const seed = Number(process.env["MATRIX_SEED"] ?? randomInt(2 ** 31));
const some = fc.shuffledSubarray(matrix, { minLength: sampleSize, maxLength: sampleSize });
const [sample = []] = fc.sample(some, { seed, numRuns: 1 });

test.each(isNightly(process.env) ? matrix : sample)(
  "two traits at once, each day as both have it: %s, %j, %j",
  { timeout: 120_000 },
  async (language, ...both) => {
    await using site = await startSandbox({ tenant: companyOf(language) });
    for (const { fault } of both) site.setFault(fault);

    const run = await runAgainst(site, {
      rows: rowsFor(days, { note: "直行" }),
      spec: { options: { groupName: "大阪支社" }, ratePauseMs: 20 },
    });

    const ends = days.map((_, day) => endOf(day, both));
    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(days.map((date, day) => `${date} ${ends[day]}`));
    expect(closeLedger([...run.days.values()], "fill", { how: "done" }).outcome).toBe(
      ends.every((end) => fulfilled.has(end)) ? "succeeded" : "partial",
    );
    const stored = site.punches().map(({ date, minutes }) => `${date} ${minutes}`);
    expect(stored.filter((text) => text.startsWith(days[onLeave]))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);
    expect(site.counts.signInPosts).toBe(1);
  },
);

afterAll(() => {
  const which = isNightly(process.env) ? "all" : `${sampleSize}, MATRIX_SEED=${seed}`;
  process.stdout.write(`pairs of traits: ${which} of ${matrix.length}\n`);
});

const fulfilled: ReadonlySet<string> = new Set(["verified", "awaiting_approval", "skipped leave"]);

function endOf(day: number, both: readonly Trait[]): string {
  const touching = traits.filter((one) => both.includes(one) && (one.days?.includes(day) ?? true));
  const ends = touching.flatMap(({ end }) => end ?? []);
  const unread = ends.find((end) => end === "skipped leave_unread");
  return unread ?? (day === onLeave ? "skipped leave" : (ends[0] ?? "verified"));
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
