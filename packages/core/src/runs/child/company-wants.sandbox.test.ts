import type { Answer, Question } from "@jobcan-automation/contract";
import { startSandbox, tenants, type Tenant, type TenantName } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { rowsFor, type RunAgainst, runAgainst } from "../../testing/run-against.ts";
import { outcomes } from "../../testing/run-facts.ts";

const patience = { timeout: 120_000 };
const dates = ["2026-11-04", "2026-11-05", "2026-11-06"];
const verified = dates.map((date) => `${date} verified`);

/** A run at a company, with a person who says these things one after another and is gone after the last. */
async function runAt(
  tenant: TenantName | Tenant,
  says: readonly Answer[],
  asked: Partial<RunAgainst> = {},
) {
  await using site = await startSandbox({ tenant });
  const questions: Question[] = [];
  const run = await runAgainst(site, {
    rows: rowsFor(dates),
    ...asked,
    onMessage: (message, runner) => {
      if (message.type !== "ask") return;
      const answer = says[questions.length];
      questions.push(message.question);
      if (answer === undefined) runner.unanswered(message.id, "late");
      else runner.answer(message.id, answer);
    },
  });
  const { signInPosts, inserts } = site.counts;
  return { run, questions, punches: site.punches(), counts: { signInPosts, inserts } };
}

test("a note that the form requires is asked once, before the first press", patience, async () => {
  const rows = [...rowsFor(dates.slice(0, 2)), ...rowsFor(dates.slice(2), { note: "在宅勤務" })];

  const { run, questions, punches, counts } = await runAt("note-required", [{ text: "打刻忘れ" }], {
    rows,
  });

  expect(outcomes(run)).toEqual(verified);
  expect(questions).toEqual([
    {
      kind: "note",
      host: expect.stringMatching(/^ssl\.localhost/),
      title: "",
      choices: ["在宅勤務"],
    },
  ]);
  expect(counts).toEqual({ signInPosts: 1, inserts: 6 });
  const notes = punches.map(({ date, note }) => `${date} ${note}`);
  expect(new Set(notes)).toEqual(
    new Set(["2026-11-04 打刻忘れ", "2026-11-05 打刻忘れ", "2026-11-06 在宅勤務"]),
  );
});

test(
  "nobody says a note: every day is refused unsent, and it is asked once",
  patience,
  async () => {
    const { run, questions, counts } = await runAt("note-required", []);

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(dates.map((date) => `${date} rejected note_required`));
    expect(questions).toHaveLength(1);
    expect(counts.inserts).toBe(0);
  },
);

test(
  "a note that the form does not ask for is asked after the first refusal",
  patience,
  async () => {
    const { run, questions, counts } = await runAt("note-required-unmarked", [
      { text: "打刻忘れ" },
    ]);

    expect(outcomes(run)).toEqual(verified);
    expect(questions).toMatchObject([{ kind: "note", siteText: expect.any(String) }]);
    expect(counts.inserts).toBe(1 + 6);
  },
);

test("a refusal for want of a note is met once where nobody says one", patience, async () => {
  const { run, counts } = await runAt("note-required-unmarked", []);

  expect(outcomes(run)).toEqual(dates.map((date) => `${date} rejected note_required`));
  expect(counts.inserts).toBe(1);
});

test("a place is chosen from those that the form lists", patience, async () => {
  const { run, questions, punches } = await runAt("place-required", [{ choice: "大阪支社" }]);

  expect(outcomes(run)).toEqual(verified);
  expect(questions).toMatchObject([{ kind: "place", choices: ["本社", "大阪支社"] }]);
  expect(new Set(punches.map(({ groupId }) => groupId))).toEqual(new Set([2]));
});

test("nobody chooses a place: every day is refused unsent", patience, async () => {
  const { run, questions, counts } = await runAt("place-required", []);

  expect(outcomes(run)).toEqual(dates.map((date) => `${date} rejected place_required`));
  expect(questions).toHaveLength(1);
  expect(counts.inserts).toBe(0);
});

test("a place that is refused is met once, and not offered again", patience, async () => {
  const { run, questions, counts } = await runAt("place-refused", [{ choice: "大阪支社" }], {
    spec: { options: { groupName: "本社" } },
  });

  expect(outcomes(run)).toEqual(verified);
  expect(questions).toMatchObject([{ kind: "place", choices: ["大阪支社"] }]);
  expect(counts.inserts).toBe(1 + 6);
});

test("a name that the form does not list is asked for before the press", patience, async () => {
  const { run, counts } = await runAt("many-groups", [{ choice: "在宅" }], {
    spec: { options: { groupName: "名古屋支社" } },
  });

  expect(outcomes(run)).toEqual(verified);
  expect(counts.inserts).toBe(6);
});

test.each([
  [[{ choice: "enter" }], verified],
  [[{ choice: "leave" }], dates.map((date) => `${date} skipped leave_unread`)],
  [[], dates.map((date) => `${date} skipped leave_unread`)],
] as const)("days that may be leave: %j", patience, async (says, ends) => {
  const { run, questions } = await runAt("leave-unread", says);

  expect(outcomes(run)).toEqual(ends);
  expect(questions).toMatchObject([{ kind: "leave_unread", choices: ["leave", "enter"] }]);
});

test("nothing is asked of what the order says", patience, async () => {
  const { run, questions } = await runAt("leave-unread", [], {
    spec: { options: { unreadLeave: "leave" } },
  });

  expect(outcomes(run)).toEqual(dates.map((date) => `${date} skipped leave_unread`));
  expect(questions).toEqual([]);
});

test("a closed period is met once; days of another period are entered", patience, async () => {
  const { rules, ...company } = tenants["closed-month"];
  const tenant = { ...company, rules: { ...rules, closedMonths: ["2026-11"], closingDay: 15 } };

  const rows = rowsFor(["2026-11-04", "2026-11-05", "2026-11-13", "2026-11-17"]);
  const { run, counts } = await runAt(tenant, [], { rows });

  expect(outcomes(run)).toEqual([
    "2026-11-04 rejected closed",
    "2026-11-05 skipped closed",
    "2026-11-13 skipped closed",
    "2026-11-17 verified",
  ]);
  expect(counts.inserts).toBe(1 + 2);
});

test("a plan asks as well, and hands on what was said", patience, async () => {
  const { run, questions } = await runAt("note-required", [{ text: "打刻忘れ" }], {
    spec: { mode: "plan" },
  });

  expect(questions).toHaveLength(1);
  expect([...run.days.values()].map(({ plan, reason, note }) => [plan, reason, note])).toEqual(
    dates.map(() => ["enter", undefined, "打刻忘れ"]),
  );
  expect(run.messages.find(({ type }) => type === "session")).toMatchObject({
    settled: { defaultNote: "打刻忘れ" },
  });
});

test("a plan hands on a chosen place beside the order's own", patience, async () => {
  const { run } = await runAt("many-groups", [{ choice: "在宅" }], {
    spec: { mode: "plan", options: { groupName: "名古屋支社" } },
  });

  expect([...run.days.values()].map(({ plan, place }) => [plan, place])).toEqual(
    dates.map(() => ["enter", "在宅"]),
  );
  expect(run.messages.find(({ type }) => type === "session")).toMatchObject({
    settled: { otherPlaces: ["在宅"] },
  });
});

test.each(["now", "after_day"] as const)("a stop %s ends the waiting", patience, async (when) => {
  await using site = await startSandbox({ tenant: "note-required" });

  const run = await runAgainst(site, {
    rows: rowsFor(dates),
    onMessage: (message, runner) => {
      if (message.type === "ask") runner.stop(when);
    },
  });

  expect(run.end).toEqual({ end: "stopped", when });
  expect(new Set([...run.days.values()].map(({ outcome }) => outcome))).toEqual(
    new Set(["not_reached"]),
  );
  expect([run.leftProcesses, run.leftFiles, site.counts.inserts]).toEqual([0, [], 0]);
});
