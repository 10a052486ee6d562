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

test("a password that is one of the closed words leaves a message readable", () => {
  const message: FromRunner = {
    type: "log",
    level: "info",
    message: { code: "day_planned", facts: { plan: "holiday" } },
  };

  const masked = maskMessage(message, createSecretMask(["holiday", "day_planned", "log"]));

  expect(fromRunnerSchema.safeParse(masked).success).toBe(true);
});
