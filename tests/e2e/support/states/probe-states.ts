import type { JobState, JobView, ProbeReport } from "@jobcan-automation/contract";
import type { Page } from "@playwright/test";
import { typeAccount } from "../page/autofill-page.ts";
import { expect } from "../test.ts";
import { openTimedStream } from "../timed-stream.ts";
import { words } from "../words.ts";
import type { InspectState } from "./inspect-state.ts";
import { withStory } from "./job-states.ts";
import { type Snapshot, storyId } from "./job-stories.ts";

const label = words.probe;
const queuedAt = Date.UTC(2026, 10, 30, 0, 12);

/** Every state of the connection test beside the account, from the test's own streams. */
export async function probeStates(page: Page, inspect: InspectState): Promise<void> {
  await page.goto("/autofill");
  await page.getByRole("button", { name: label.start }).click();
  await expect(page.getByText(words.autofill.why.noLogin)).toBeVisible();
  await inspect("probe-nothing-given");
  for (const [name, { job, shows }] of Object.entries(stories)) {
    await withProbe(page, job, async () => {
      await expect(page.getByText(shows).first()).toBeVisible();
      await inspect(`probe-${name}`);
    });
  }
  await withStory(page, snapshotOf(stories["not-understood"].job), () => inspect("probe-job-page"));
}

const found: ProbeReport = {
  date: "2026-11-20",
  unread: [],
  verdict: "understood",
  findings: {
    marks: { state: "found", names: ["#sidemenu", "a[href*=logout]"] },
    bookColumns: {
      state: "found",
      names: ["date", "holiday", "start", "end"],
      missing: ["status"],
    },
    closingDay: { state: "not_knowable", why: "month_end" },
    correction: { state: "found", allowed: true },
    kinds: { state: "found", names: ["work_start", "work_end", "rest_start", "rest_end"] },
    note: { state: "found", has: true, required: true },
    places: {
      state: "found",
      names: ["東京本社", "大阪支社（東日本第二営業本部カスタマーサクセス推進部）", "在宅"],
    },
    listColumns: { state: "found", names: ["kind", "time", "place", "note"], missing: [] },
    leave: { state: "found", days: 2 },
    approval: { state: "not_knowable", why: "approval_by_punch", awaiting: 3 },
    closedMonth: { state: "not_knowable", why: "closed_by_punch", siteText: "締め済みです" },
  },
};
const unread = (field: string) => ({ state: "not_understood", field }) as const;
const strange: ProbeReport = {
  ...found,
  unread: ["book", "leave"],
  verdict: "not_understood",
  findings: {
    ...found.findings,
    bookColumns: unread("attendance_table"),
    closingDay: unread("attendance_table"),
    leave: unread("leave_table"),
  },
};
const { marks, bookColumns } = found.findings;
const partly: ProbeReport = { unread: [], findings: { marks, bookColumns } };

const running: JobState = { state: "running", queuedAt, startedAt: queuedAt };
const stories = {
  waiting: {
    job: view({ state: "waiting", queuedAt, position: 2 }),
    shows: label.waiting(2),
  },
  running: { job: view(running, partly), shows: label.running },
  understood: { job: view(ended("succeeded"), found), shows: label.verdicts.understood },
  "no-correction": {
    job: view(ended("partial"), { ...found, verdict: "no_correction" }),
    shows: label.verdicts.no_correction,
  },
  "not-understood": { job: view(ended("partial"), strange), shows: label.save },
  "wrong-password": {
    job: view(ended("failed", "LOGIN_REJECTED")),
    shows: words.errors.LOGIN_REJECTED({}).what,
  },
  "person-needed": {
    job: view(ended("failed", "OTP_REQUIRED")),
    shows: words.errors.OTP_REQUIRED({}).what,
  },
  stopped: { job: view(ended("cancelled", "JOB_CANCELLED"), partly), shows: label.stopped },
};

function view(status: JobState, probe?: ProbeReport): JobView {
  const account = probe === undefined ? {} : { account: "練習 太郎", probe };
  const counts = { days: [], lastSeq: 3, droppedLogEntries: 0 };
  return {
    id: storyId,
    fileName: "",
    target: "practice",
    mode: "probe",
    status,
    ...account,
    ...counts,
  };
}

function ended(
  outcome: "succeeded" | "partial" | "failed" | "cancelled",
  code?: "LOGIN_REJECTED" | "OTP_REQUIRED" | "JOB_CANCELLED",
): JobState {
  const finishedAt = queuedAt + 3000;
  const error = code === undefined ? {} : { error: { code, facts: {} } };
  return { state: "finished", queuedAt, startedAt: queuedAt, finishedAt, outcome, ...error };
}

/** The form with a connection test in one of its states. */
async function withProbe(page: Page, job: JobView, during: () => Promise<void>): Promise<void> {
  await using stream = await openTimedStream({ seq: 4, event: snapshotOf(job) });
  await page.route("**/trpc/jobs.submit*", (route) =>
    route.fulfill({ json: { result: { data: { jobId: storyId, attached: false } } } }),
  );
  await page.route("**/trpc/jobs.follow*", (route) => route.continue({ url: stream.url }));
  await page.goto("/autofill");
  await typeAccount(page, "demo@example.jp", "practice");
  await page.getByRole("button", { name: label.start }).click();
  await during();
  await page.unrouteAll();
}

function snapshotOf(job: JobView): Snapshot {
  const message = { code: "reading_month", facts: { month: "2026-11" } } as const;
  return { type: "snapshot", job, log: [{ seq: 3, at: queuedAt, level: "info", message }] };
}
