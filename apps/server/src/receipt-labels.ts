import type { DayOutcome, DayReason, DayRecord, PunchKind } from "@jobcan-automation/contract";
import type { ReceiptLabels } from "@jobcan-automation/core/workbook/receipt-rows";

/** The words of a receipt file: those that page and CLI use of the same day, which a test of packages/client holds. */
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
    held: "Jobcan の記録",
    reason: "理由",
  },
  outcomes: {
    verified: "確認済み",
    awaiting_approval: "承認待ち",
    rejected: "受け付けられず",
    skipped: "スキップ",
    failed: "失敗",
    unknown: "要確認",
    not_reached: "未処理",
  },
  reasons: {
    already_recorded: "同じ時刻がすでに記録されています",
    already_awaiting: "同じ内容がすでに承認待ちです",
    conflict: "Jobcan の記録が表の内容と異なるため、上書きしませんでした",
    holiday: "Jobcan で休日の日です",
    leave: "休暇が申請されている日です",
    future: "未来の日は打刻できません",
    closed: "締められた月のため打刻できません",
    note_required: "備考が必要です",
    group_refused: "この打刻場所では打刻できません",
    time_refused: "この時刻は受け付けられません",
    duplicate_time: "同じ時刻の打刻がすでにあります",
    auto_leave: "自動退勤の設定と重なるため打刻できません",
    too_early: "まだ打刻できない時刻です",
    day_refused: "この日には打刻できません",
    refused: "Jobcan が受け付けませんでした",
    accepted_but_not_stored: "受け付けられましたが、打刻一覧に見当たりません",
    stored_differently: "送った内容と違う形で記録されました",
    book_differs: "打刻一覧と出勤簿が一致しません",
    timed_out: "時間内に終わりませんでした",
    site_error: "Jobcan 側でエラーが起きました",
    site_changed: "Jobcan の画面が変わっていて読めませんでした",
    session_lost: "ログインが切れました",
    browser_crashed: "ブラウザーが落ちました",
    stopped: "停止したため処理していません",
    interrupted: "途中で中断されたため処理していません",
    not_settled: "記録されたかどうか確かめられませんでした。Jobcan でご確認ください",
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
    held: "In Jobcan",
    reason: "Reason",
  },
  outcomes: {
    verified: "Verified",
    awaiting_approval: "Awaiting approval",
    rejected: "Rejected",
    skipped: "Skipped",
    failed: "Failed",
    unknown: "Check Jobcan",
    not_reached: "Not reached",
  },
  reasons: {
    already_recorded: "already recorded with the same times",
    already_awaiting: "the same times already await approval",
    conflict: "What Jobcan holds differs from the sheet and was not overwritten",
    holiday: "a holiday in Jobcan",
    leave: "leave is booked on this day",
    future: "future days cannot be punched",
    closed: "the month is closed",
    note_required: "a note is required",
    group_refused: "this place of work cannot be used",
    time_refused: "this time is not accepted",
    duplicate_time: "a punch at the same time exists",
    auto_leave: "clashes with Jobcan's automatic clock-out",
    too_early: "this time cannot be punched yet",
    day_refused: "this day cannot be punched",
    refused: "Jobcan refused it",
    accepted_but_not_stored: "accepted, but missing from the list of punches",
    stored_differently: "stored differently from what was sent",
    book_differs: "list of punches and attendance book differ",
    timed_out: "not finished in time",
    site_error: "an error at Jobcan",
    site_changed: "Jobcan's page has changed and could not be read",
    session_lost: "the session ended",
    browser_crashed: "the browser crashed",
    stopped: "not done because of the stop",
    interrupted: "not done because the run was interrupted",
    not_settled: "could not be settled by reading; please look in Jobcan",
  },
  punches: {
    work_start: "start",
    rest_start: "break start",
    rest_end: "break end",
    work_end: "end",
    unknown: "punch",
  },
  pending: "Awaiting approval",
};
