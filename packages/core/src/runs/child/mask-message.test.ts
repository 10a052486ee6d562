import type { DayRecord } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createSecretMask } from "../../base/mask-secrets.ts";
import { maskMessage } from "./mask-message.ts";
import { type FromRunner, fromRunnerSchema } from "../messages.ts";

const record: DayRecord = {
  date: "2026-11-04",
  row: 2,
  wanted: [],
  sent: [],
  note: "hunter2 を忘れずに",
  facts: { siteText: "hunter2 は使えません" },
};

const held = { kind: "work_start", timeMin: 540, pending: false, note: "hunter2" } as const;

test.each<FromRunner>([
  { type: "log", level: "info", message: { code: "site_says", facts: { text: "a hunter2 b" } } },
  { type: "day", record },
  { type: "day", record: { ...record, note: "", facts: {}, place: "hunter2" } },
  { type: "day", record: { ...record, note: "", facts: {}, before: [held], now: [held] } },
  { type: "day", record: { ...record, note: "", facts: {}, after: [held] } },
  { type: "account", name: "hunter2" },
  {
    type: "probe",
    report: {
      unread: [],
      findings: {
        places: { state: "found", names: ["hunter2"] },
        closedMonth: { state: "not_knowable", why: "closed_by_punch", siteText: "hunter2" },
      },
    },
  },
  { type: "skeleton", page: { page: "book", html: "<hunter2>" } },
  { type: "cleanup", step: "page", ok: false, error: "fill(hunter2)", errorPath: true },
  {
    type: "log",
    level: "error",
    message: { code: "job_failed", facts: { code: "INTERNAL", facts: { title: "hunter2" } } },
  },
  {
    type: "end",
    report: { end: "failed", error: { code: "SITE_CHANGED", facts: { title: "hunter2" } } },
  },
])("a secret in the free text of %o is masked", (message) => {
  const masked = JSON.stringify(maskMessage(message, createSecretMask(["hunter2"])));

  expect(masked).not.toContain("hunter2");
  expect(masked).toContain("[secret]");
});

const question = { kind: "choose_company", host: "id.example.jp", title: "会社の選択" } as const;
const plain: DayRecord = { date: "2026-11-04", row: 2, wanted: [], sent: [], note: "会議" };
const notKnowable = { state: "not_knowable", why: "closed_by_punch" } as const;

test.each<FromRunner>([
  { type: "ready" },
  { type: "sync", id: 1 },
  { type: "session", cookies: [], settled: {} },
  { type: "checkpoint", tag: "browser_before" },
  { type: "browser", state: "opened", pid: 9 },
  { type: "withdraw", id: 2 },
  { type: "log", level: "info", message: { code: "site_says", facts: { text: "混雑" } } },
  {
    type: "log",
    level: "error",
    message: {
      code: "job_failed",
      facts: {
        code: "INTERNAL",
        facts: { missing: "日付", at: 3, isNew: true },
      },
    },
  },
  { type: "day", record: plain },
  {
    type: "day",
    record: {
      ...plain,
      place: "本社",
      before: [],
      now: [{ ...held, note: "会議", place: "本社" }],
    },
  },
  {
    type: "day",
    record: { ...plain, after: [{ ...held, note: "" }], facts: { siteText: "満員" } },
  },
  {
    type: "day",
    record: {
      ...plain,
      now: [{ kind: "work_start", timeMin: 540, pending: false, place: "本社" }],
    },
  },
  { type: "account", name: "練習 太郎" },
  { type: "probe", report: { unread: [], findings: {} } },
  {
    type: "probe",
    report: {
      unread: ["leave"],
      findings: { places: { state: "found", names: ["本社", "在宅"] }, closedMonth: notKnowable },
    },
  },
  {
    type: "probe",
    report: {
      unread: [],
      findings: {
        places: notKnowable,
        closedMonth: { ...notKnowable, siteText: "締め済み" },
        note: { state: "found", has: true, required: false },
      },
    },
  },
  { type: "skeleton", page: { page: "book", html: "<table>" } },
  { type: "cleanup", step: "page", ok: true, errorPath: false },
  { type: "cleanup", step: "page", ok: false, error: "closed", errorPath: true },
  { type: "ask", id: 1, question },
  {
    type: "ask",
    id: 1,
    question: { ...question, choices: ["練習", "第二"], siteText: "違います" },
  },
  { type: "end", report: { end: "done" } },
  { type: "end", report: { end: "failed", error: { code: "SITE_CHANGED", facts: {} } } },
  {
    type: "end",
    report: { end: "failed", error: { code: "SITE_CHANGED", facts: { title: "勤怠", n: 1 } } },
  },
])("without a secret in it %o stays what it is", (message) => {
  expect(maskMessage(message, createSecretMask(["hunter2"]))).toStrictEqual(message);
});

test("what a site asks is masked in its title, its choices and its own words, and nowhere else", () => {
  const asked: FromRunner = {
    type: "ask",
    id: 1,
    question: { ...question, title: "hunter2", choices: ["a", "hunter2"], siteText: "x hunter2" },
  };

  expect(maskMessage(asked, createSecretMask(["hunter2"]))).toStrictEqual({
    ...asked,
    question: {
      ...question,
      title: "[secret]",
      choices: ["a", "[secret]"],
      siteText: "x [secret]",
    },
  });
});

const dayOf = (text: string): FromRunner => ({
  type: "day",
  record: {
    ...plain,
    note: text,
    place: text,
    before: [{ ...held, note: text, place: text }],
    now: [{ ...held, note: text }],
    after: [{ ...held, note: "", place: text }],
  },
});

test("a day's note and place are masked as it was sent and as each reading shows it", () => {
  expect(maskMessage(dayOf("hunter2"), createSecretMask(["hunter2"]))).toStrictEqual(
    dayOf("[secret]"),
  );
});

test("a password that is one of the closed words leaves a message readable", () => {
  const message: FromRunner = {
    type: "log",
    level: "info",
    message: { code: "day_planned", facts: { plan: "holiday" } },
  };

  const masked = maskMessage(message, createSecretMask(["holiday", "day_planned", "log"]));

  expect(fromRunnerSchema.safeParse(masked).success).toBe(true);
});
