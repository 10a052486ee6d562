import { expect, test } from "vitest";
import { en as english } from "./en/en.ts";
import { ja as japanese } from "./ja/ja.ts";
import { receiptLabels } from "./receipt-labels.ts";

test("a receipt's columns and stamps are named in the reader's language", () => {
  const ja = receiptLabels(japanese);
  const en = receiptLabels(english);

  expect(ja.headings).toEqual({
    date: "日付",
    start: "開始時刻",
    end: "終了時刻",
    note: "備考",
    result: "結果",
    held: "Jobcan の記録",
    reason: "理由",
  });
  expect(en.headings.held).toBe("In Jobcan");
  const punch = { kind: "work_start", timeMin: 540, pending: true } as const;
  expect(ja.punch(punch, "09:00")).toBe("出勤 09:00 (承認待ち)");
  expect(ja.punch({ ...punch, note: "直行", place: "本社" }, "09:00")).toBe(
    "出勤 09:00 (本社, 直行, 承認待ち)",
  );
});

test("a day that has not ended has no result, and Jobcan's own words stand beside the reason", () => {
  const labels = receiptLabels(japanese);
  const day = { date: "2026-11-02", row: 2, wanted: [], note: "", sent: [] };

  expect(labels.outcome(day)).toBe("");
  expect(labels.outcome({ ...day, outcome: "rejected" })).toBe("受け付けられず");
  expect(labels.reason({ ...day, reason: "note_required", facts: { siteText: "必須です" } })).toBe(
    "備考が必要です 「必須です」",
  );
});
