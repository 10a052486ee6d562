import type { UploadPreview } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import {
  askedAgain,
  credentialsOf,
  emptyAccount,
  missingFor,
  missingInAccount,
  submitInputOf,
  targetIn,
} from "./account.ts";
import { draftOf } from "./draft.ts";

const row = { row: 2, date: "2026-11-02", startMin: 540, endMin: 1080, breaks: [], note: "" };
const preview: UploadPreview = {
  uploadId: "u1",
  fileName: "a.xlsx",
  today: "2026-11-23",
  workbook: { format: "xlsx", sheets: [] },
  checked: { rows: [row], issues: [], issueCount: 0 },
};
const draft = draftOf(preview);
const account = { ...emptyAccount, login: " taro@example.jp ", password: " pw " };

test("what is missing is listed in the order of the page", () => {
  expect(missingFor(undefined, emptyAccount)).toEqual(["noFile", "noLogin", "noPassword"]);
  expect(missingFor({ ...draft, leftOut: new Set(["2"]) }, account)).toEqual(["noRows"]);
  expect(missingFor(draft, account)).toEqual([]);
});

test("a sheet whose columns or month are still to be chosen asks for them, not for rows", () => {
  const checked = { rows: [], issues: [], issueCount: 0 };
  const unread = draftOf({ ...preview, checked });
  expect(missingFor(unread, account)).toEqual(["noColumns"]);
  const mapping = { date: 1, start: 2, end: 3 };
  const sheet = { name: "11月", headerRow: 1, headers: [], mapping, rows: [] };
  const month = { kind: "needed" as const, candidates: ["2026-11"] };
  expect(missingFor({ ...unread, sheet, checked: { ...checked, month } }, account)).toEqual([
    "noMonth",
  ]);
  expect(missingFor({ ...unread, sheet }, account)).toEqual(["noRows"]);
});

test("the login is trimmed, the password is sent as it was typed", () => {
  const { credentials } = submitInputOf(draft, account, "key-1234");

  expect(credentials).toEqual({ login: "taro@example.jp", password: " pw " });
});

test("options that were left empty are not sent", () => {
  expect(submitInputOf(draft, account, "key-1234").options).toEqual({});
  expect(
    submitInputOf(draft, { ...account, defaultNote: "在宅", delayMs: "500" }, "k").options,
  ).toEqual({ defaultNote: "在宅", punchDelayMs: 500 });
  expect(submitInputOf(draft, { ...account, enterUnreadLeave: true }, "k").options).toEqual({
    unreadLeave: "enter",
  });
});

test("the practice site is the default where it is offered", () => {
  expect(targetIn({ targets: ["practice", "jobcan"] }, account)).toBe("practice");
  expect(targetIn({ targets: ["practice", "jobcan"] }, { target: "jobcan" })).toBe("jobcan");
  expect(targetIn({ targets: ["jobcan"] }, { target: "practice" })).toBe("jobcan");
});

test("a form that asks for the password again sends it, however the person signed in before", () => {
  const asked = askedAgain({ ...account, signIn: "window" });

  expect(missingInAccount(asked)).toEqual(["noPassword"]);
  expect(credentialsOf({ ...asked, password: "new" })).toEqual({
    login: "taro@example.jp",
    password: "new",
  });
});
