import {
  dayPlans,
  type DayRecord,
  type JobEvent,
  type JobState,
  type JobView,
  type LogEntry,
  type LogLevel,
  type LogMessage,
  type OpenQuestion,
} from "@jobcan-automation/contract";

/** A job in one of its states, as the service sends it to a page that opens it. */
export type Snapshot = Extract<JobEvent, { type: "snapshot" }>;

export const storyId = "0123456789abcdef0123456789abcdef";
const queuedAt = Date.UTC(2026, 10, 30, 0, 12);
const startedAt = queuedAt + 4000;
const finishedAt = startedAt + 65_000;
const longText =
  "この日の打刻修正は所属グループの責任者による承認が必要です。備考欄に修正の理由を記入してから、もう一度申請してください（エラーコード: ADIT-4021）。";

const lunch: DayRecord["wanted"] = [
  { kind: "rest_start", timeMin: 720 },
  { kind: "rest_end", timeMin: 780 },
];

/** A month of 31 days, every one a working day, every fifth with a break. */
const blankDays: DayRecord[] = Array.from({ length: 31 }, (_, index) => ({
  date: `2026-10-${String(index + 1).padStart(2, "0")}`,
  row: index + 2,
  wanted: [
    { kind: "work_start", timeMin: 540 + index },
    ...(index % 5 === 0 ? lunch : []),
    { kind: "work_end", timeMin: index === 4 ? 1585 : 1080 },
  ],
  note: "",
  sent: [],
}));

/** Jobs by what they show. */
export const jobStories = {
  waiting: story({ state: "waiting", queuedAt, position: 2, etaSecs: 140 }),
  running: story(running({ secsLeft: 48 }), { days: partlyDone(12), log: logOf(12) }),
  stopping: story(running({ stopping: "after_day" }), { days: partlyDone(12), log: logOf(12) }),
  "asks-code": story(asking({ kind: "one_time_code" }), { log: logOf(0) }),
  "asks-code-again": story(
    asking({
      kind: "one_time_code",
      number: 2,
      mayExtend: false,
      isRepeat: true,
      siteText: longText,
    }),
    { log: logOf(0) },
  ),
  "asks-company": story(
    asking({
      kind: "choose_company",
      choices: ["練習株式会社", `${longText.slice(0, 60)}株式会社`],
    }),
    { log: logOf(0) },
  ),
  "asks-window": story(asking({ kind: "sign_in_window" }), { log: logOf(0) }),
  "asks-picture": story(asking({ kind: "company_sign_in" }), { log: logOf(0) }),
  "asks-note": story(asking({ kind: "note" }), { log: logOf(0) }),
  succeeded: story(ended("succeeded"), { days: partlyDone(31), log: logOf(31) }),
  partial: story(ended("partial"), { days: everyOutcome(), log: logOf(31), dropped: 1234 }),
  awaiting: story(ended("succeeded"), { days: inApproval(31, 8), log: logOf(31) }),
  conflicts: story(ended("partial"), { days: withConflicts(), log: logOf(3) }),
  rechecked: story(ended("partial"), { mode: "recheck", days: notHeld(), log: logOf(3) }),
  planned: story(ended("succeeded"), { mode: "plan", days: everyPlan(), log: logOf(0) }),
  "planned-sitting": story(
    { ...ended("succeeded"), sittingUntil: Date.now() + 600_000 },
    { mode: "plan", days: everyPlan(), log: logOf(0) },
  ),
  "wrong-password": failed("LOGIN_REJECTED"),
  "no-correction": failed("CORRECTION_NOT_ALLOWED"),
  "human-check": failed("HUMAN_CHECK_REQUIRED", { kind: "captcha" }),
  cancelled: story(ended("cancelled", "JOB_CANCELLED"), {
    days: notReached(12, "stopped"),
    log: logOf(12),
  }),
  interrupted: story(ended("interrupted", "INTERRUPTED"), {
    days: notReached(3, "interrupted"),
    log: logOf(3),
  }),
  "never-started": story(ended("interrupted", "INTERRUPTED", { sent: "nothing" }), {
    days: notReached(0, "interrupted"),
  }),
  "memory-stop": story(ended("partial", "MEMORY_EXHAUSTED"), {
    days: notReached(9, "stopped"),
    log: logOf(9),
  }),
  expired: story(ended("expired", "QUEUE_WAIT_EXPIRED"), { days: notReached(0, undefined) }),
} satisfies Record<string, Snapshot>;

interface StoryParts {
  days: DayRecord[];
  log: LogEntry[];
  mode: JobView["mode"];
  dropped: number;
}

function story(status: JobState, parts: Partial<StoryParts> = {}): Snapshot {
  const { days = blankDays, log = [], mode = "fill", dropped = 0 } = parts;
  return {
    type: "snapshot",
    job: {
      id: storyId,
      fileName:
        "2026年10月_勤怠表_東日本第二営業本部カスタマーサクセス推進部_最終版_修正済み(3).xlsx",
      target: mode === "plan" ? "jobcan" : "practice",
      mode,
      status,
      days,
      ...(log.length > 3 && { account: "練習 太郎" }),
      lastSeq: log.length + dropped,
      droppedLogEntries: dropped,
    },
    log,
  };
}

function running(more: { secsLeft?: number; stopping?: "now" | "after_day" }): JobState {
  return { state: "running", queuedAt, startedAt, ...more };
}

/** A job that waits for a person. */
function asking(question: Pick<OpenQuestion, "kind"> & Partial<OpenQuestion>): JobState {
  const place = { host: "id.jobcan.jp", title: "二段階認証 | ジョブカン共通ID" };
  const asked = { ...place, number: 1, until: finishedAt, mayExtend: true, ...question };
  return { state: "waiting_for_person", queuedAt, startedAt, secsLeft: 214, question: asked };
}

type Finished = Extract<JobState, { state: "finished" }>;
type Code = NonNullable<Finished["error"]>["code"];

function ended(outcome: Finished["outcome"], code?: Code, facts = {}): Finished {
  const error = code === undefined ? {} : { error: { code, facts } };
  return { state: "finished", queuedAt, startedAt, finishedAt, outcome, ...error };
}

function failed(code: Code, facts: Record<string, string> = {}): Snapshot {
  const log = [
    line({ code: "browser_starting", facts: {} }),
    line({ code: "signing_in", facts: { host: "id.jobcan.jp" } }),
    line({ code: "job_failed", facts: { code, facts } }, { level: "error" }),
  ];
  const days = blankDays.map((day): DayRecord => ({ ...day, outcome: "not_reached" }));
  return story(ended("failed", code, facts), { days, log: numbered(log) });
}

function partlyDone(done: number): DayRecord[] {
  return blankDays.map((day, index) => (index < done ? verified(day) : day));
}

function notReached(done: number, reason: DayRecord["reason"]): DayRecord[] {
  return partlyDone(done).map((day, index) =>
    index < done ? day : changed(day, { outcome: "not_reached", ...(reason && { reason }) }),
  );
}

/** A month of which the last days await approval. */
function inApproval(days: number, pending: number): DayRecord[] {
  return partlyDone(days).map((day, index) =>
    index < days - pending ? day : changed(day, { outcome: "awaiting_approval" }),
  );
}

function withConflicts(): DayRecord[] {
  return partlyDone(31).map((day, index) =>
    index % 10 === 3 ? changed(day, { outcome: "skipped", reason: "conflict" }) : day,
  );
}

function notHeld(): DayRecord[] {
  return inApproval(31, 2).map((day, index) =>
    index === 3 ? changed(day, { now: [], outcome: "failed", reason: "not_held" }) : day,
  );
}

function changed(day: DayRecord, more: Partial<DayRecord> = {}): DayRecord {
  return { ...day, ...more };
}

function verified(day: DayRecord): DayRecord {
  const now = day.wanted.map((punch) => ({ ...punch, pending: false }));
  return { ...day, plan: "enter", before: [], now, outcome: "verified" };
}

/** Each way for a day to end, with reasons short and long. */
function everyOutcome(): DayRecord[] {
  const pending = blankDays[1]?.wanted.map((punch) => ({ ...punch, pending: true })) ?? [];
  const half = [{ kind: "work_start" as const, timeMin: 545, pending: false }];
  const ends: Partial<DayRecord>[] = [
    { outcome: "awaiting_approval", before: [], now: pending },
    { outcome: "rejected", reason: "refused", before: [], now: [], facts: { siteText: longText } },
    { outcome: "rejected", reason: "closed", before: [], now: [] },
    { outcome: "skipped", reason: "already_recorded" },
    { outcome: "skipped", reason: "conflict", before: half, now: half },
    { outcome: "skipped", reason: "holiday", before: [], now: [] },
    { outcome: "failed", reason: "timed_out", before: [], now: half },
    { outcome: "unknown", reason: "not_settled", before: [] },
    { outcome: "not_reached", reason: "stopped" },
  ];
  return partlyDone(31).map((day, index) => changed(day, ends[index - 2]));
}

function everyPlan(): DayRecord[] {
  return blankDays.map((day, index) => {
    const plan = dayPlans[index - 2] ?? "enter";
    const now = plan === "enter" ? [] : day.wanted.map(held);
    const after = plan === "enter" ? day.wanted.map(held) : now;
    const addable = plan === "conflict" ? { addable: day.wanted.slice(-1) } : {};
    return { ...day, plan, before: now, now, after, ...addable, outcome: "skipped" };
  });
}

function held(punch: DayRecord["wanted"][number]) {
  return { ...punch, pending: false };
}

/** The log of so many entered days, with a warning, an error and a long text of the site among them. */
function logOf(days: number): LogEntry[] {
  const lines = blankDays.slice(0, days).flatMap(({ date, wanted }) =>
    [line({ code: "day_planned", facts: { plan: "enter" } }, { date })].concat(
      wanted.map((punch) => line({ code: "punch_accepted", facts: punch }, { date })),
      line({ code: "day_ended", facts: { outcome: "verified" } }, { date }),
    ),
  );
  const refused = {
    kind: "work_start",
    timeMin: 543,
    reason: "refused",
    siteText: longText,
  } as const;
  return numbered([
    line({ code: "job_started", facts: { days: 31, mode: "fill" } }),
    line({ code: "browser_ready", facts: { tookMs: 1421, sandbox: true } }, { level: "debug" }),
    line({ code: "site_says", facts: { text: longText } }, { level: "warn" }),
    ...lines,
    ...(days === 31
      ? [line({ code: "punch_refused", facts: refused }, { date: "2026-10-04", level: "error" })]
      : []),
  ]);
}

type Line = Omit<LogEntry, "seq" | "at">;

function line(message: LogMessage, more: { date?: string; level?: LogLevel } = {}): Line {
  return { level: "info", message, ...more };
}

function numbered(lines: readonly Line[]): LogEntry[] {
  return lines.map((entry, index) => ({ ...entry, seq: index + 1, at: startedAt + index * 430 }));
}
