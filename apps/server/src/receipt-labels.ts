import type { DayOutcome, DayReason, DayRecord, PunchKind } from "@jobcan-automation/contract";
import type { ReceiptLabels } from "@jobcan-automation/core/workbook/receipt-rows";

/** The words of a receipt file. */
export function receiptLabels(language: "ja" | "en"): ReceiptLabels {
  const words = language === "ja" ? ja : en;
  return {
    headings: words.headings,
    outcome: ({ outcome }) => (outcome === undefined ? "" : words.outcomes[outcome]),
    reason: (record) => reasonOf(record, words),
    punch: ({ kind, pending }, time) =>
      `${words.punches[kind]} ${time}${pending ? ` (${words.pending})` : ""}`,
  };
}

interface Words {
  headings: ReceiptLabels["headings"];
  outcomes: Record<DayOutcome, string>;
  reasons: Record<DayReason, string>;
  punches: Record<PunchKind, string>;
  pending: string;
}

function reasonOf(record: DayRecord, words: Words): string {
  const reason = record.reason === undefined ? "" : words.reasons[record.reason];
  const siteText = record.facts?.["siteText"];
  return typeof siteText === "string" && siteText !== "" ? `${reason} 「${siteText}」` : reason;
}

const ja: Words = {
  headings: {
    date: "日付",
    start: "開始時刻",
    end: "終了時刻",
    note: "備考",
    result: "結果",
    held: "ジョブカンの打刻",
    reason: "理由",
  },
  outcomes: {
    verified: "確認済み",
    awaiting_approval: "承認待ち",
    rejected: "拒否",
    skipped: "スキップ",
    failed: "失敗",
    unknown: "不明（ジョブカンで確認してください）",
    not_reached: "未処理",
  },
  reasons: {
    already_recorded: "すでに打刻済み",
    already_awaiting: "すでに申請済み（承認待ち）",
    conflict: "別の打刻がある",
    holiday: "休日",
    leave: "休暇",
    future: "未来の日",
    closed: "締め済み",
    note_required: "備考が必要",
    group_refused: "打刻場所が使えない",
    time_refused: "時刻が受け付けられない",
    duplicate_time: "同じ時刻の打刻がある",
    auto_leave: "自動退勤の設定",
    too_early: "時刻が早すぎる",
    day_refused: "この日は受け付けられない",
    refused: "ジョブカンが受け付けなかった",
    accepted_but_not_stored: "受け付けられたが記録がない",
    stored_differently: "違う内容で記録された",
    book_differs: "出勤簿の表示と異なる",
    timed_out: "時間切れ",
    site_error: "ジョブカンのエラー",
    site_changed: "ジョブカンの画面が変わった",
    session_lost: "ログインが切れた",
    browser_crashed: "ブラウザが停止した",
    stopped: "停止した",
    interrupted: "中断された",
    not_settled: "結果を確認できなかった",
  },
  punches: {
    work_start: "出勤",
    rest_start: "休憩開始",
    rest_end: "休憩終了",
    work_end: "退勤",
    unknown: "打刻",
  },
  pending: "承認待ち",
};

const en: Words = {
  headings: {
    date: "Date",
    start: "Start",
    end: "End",
    note: "Note",
    result: "Result",
    held: "Punches in Jobcan",
    reason: "Reason",
  },
  outcomes: {
    verified: "verified",
    awaiting_approval: "awaiting approval",
    rejected: "rejected",
    skipped: "skipped",
    failed: "failed",
    unknown: "unknown (look in Jobcan)",
    not_reached: "not reached",
  },
  reasons: {
    already_recorded: "already recorded",
    already_awaiting: "already awaiting approval",
    conflict: "other punches are there",
    holiday: "holiday",
    leave: "leave",
    future: "future day",
    closed: "month closed",
    note_required: "a note is required",
    group_refused: "place cannot be used",
    time_refused: "time not accepted",
    duplicate_time: "a punch at the same time is there",
    auto_leave: "automatic clock-out is set",
    too_early: "too early",
    day_refused: "day not accepted",
    refused: "refused by Jobcan",
    accepted_but_not_stored: "accepted but not stored",
    stored_differently: "stored differently",
    book_differs: "attendance book differs",
    timed_out: "timed out",
    site_error: "error of Jobcan",
    site_changed: "Jobcan's page has changed",
    session_lost: "signed out by Jobcan",
    browser_crashed: "the browser crashed",
    stopped: "stopped",
    interrupted: "interrupted",
    not_settled: "could not be settled",
  },
  punches: {
    work_start: "in",
    rest_start: "break start",
    rest_end: "break end",
    work_end: "out",
    unknown: "punch",
  },
  pending: "awaiting approval",
};
