import type { Facts } from "@jobcan-automation/contract";
import { differingParts } from "../differing-parts.ts";
import type { Sentences } from "../sentences.ts";

/** How days end, in Japanese. */
export const outcomesJa = {
  verified: "Jobcanの記録と一致",
  awaiting_approval: "承認待ち",
  rejected: "受け付けられず",
  skipped: "スキップ",
  failed: "失敗",
  unknown: "要確認",
  not_reached: "未処理",
} as const satisfies Sentences["outcomes"];

export const plansJa = {
  enter: "入力する",
  already_recorded: "記録済み",
  awaiting_approval: "承認待ち",
  conflict: "内容が異なる",
  holiday: "休日",
  leave: "休暇",
  leave_unread: "休暇か不明",
  future: "未来の日",
  closed: "締め済み",
} as const satisfies Sentences["plans"];

export const reasonsJa: Sentences["reasons"] = {
  already_recorded: () => "同じ時刻がすでに記録されています",
  already_awaiting: () => "同じ内容がすでに承認待ちです",
  conflict: () => "Jobcan の記録がシートと異なるため、書き換えませんでした",
  holiday: () => "Jobcan で休日の日です",
  leave: () => "休暇が申請されている日です",
  leave_unread: () =>
    "休暇かどうかを読み取れないため、入力していません。休暇でなければ「休暇か読めない日も入力する」を選び、もう一度実行してください。コマンドでは --unread-leave enter です",
  future: () => "未来の日は打刻できません",
  closed: () => "締められた月のため打刻できません",
  note_required: () => "備考が必要です",
  note_refused: () => "この備考は受け付けられません。書き方を変える必要があります",
  place_required: () => "打刻場所を選ぶ必要があります",
  group_refused: ({ groupName }) =>
    groupName === undefined
      ? "Jobcan で初めに選ばれている打刻場所では打刻できません"
      : "この打刻場所では打刻できません",
  time_refused: () => "この時刻は受け付けられません",
  duplicate_time: () => "同じ時刻の打刻がすでにあります",
  auto_leave: () => "自動退勤の設定と重なるため打刻できません",
  too_early: () => "まだ打刻できない時刻です",
  day_refused: () => "この日には打刻できません",
  refused: () => "Jobcan が受け付けませんでした",
  asked_back: () => "Jobcan が確認の窓を出したため、同意せずに閉じました。打刻は記録されていません",
  accepted_but_not_stored: () => "受け付けられましたが、打刻一覧に見当たりません",
  stored_differently: () => "送った内容と違う形で記録されました",
  others_stored_differently: () =>
    "ほかの二日が送った内容と違う形で記録されたため、入力していません",
  not_held: () => "Jobcan に、この内容の打刻がそろっていません",
  held_differently: () => "Jobcan には、違う内容の打刻があります",
  book_differs: () => "打刻一覧と出勤簿が一致しません",
  note_differs: (facts) => `時刻のみ一致（備考が異なります${partsJa(facts)}）`,
  place_differs: (facts) => `時刻のみ一致（打刻場所が異なります${partsJa(facts)}）`,
  note_not_taken: () => "時刻のみ一致（Jobcan の画面に備考の欄がありません）",
  place_not_taken: () => "時刻のみ一致（Jobcan の画面に打刻場所の欄がありません）",
  timed_out: () => "時間内に終わりませんでした",
  site_error: () => "Jobcan 側でエラーが起きました",
  site_changed: ({ cell }) =>
    cell === undefined
      ? "Jobcan の画面が変わっていて読めませんでした"
      : `打刻一覧の時刻が読み取れませんでした（欄の形: ${String(cell)}）`,
  form_busy: () => "打刻ボタンが押せるようにならなかったため、送信していません",
  session_lost: () => "ログインが切れました",
  browser_crashed: () => "ブラウザーが落ちました",
  stopped: () => "停止したため終わっていません",
  interrupted: () => "途中で中断されたため終わっていません",
  no_space: () => "サーバーが記録を保存できないため終わっていません",
  not_settled: () => "記録されたかどうか確かめられませんでした。Jobcan でご確認ください",
};

export const planReasonsJa: Sentences["planReasons"] = {
  conflict: () => "Jobcan の記録がシートと異なるため、書き換えません",
  leave_unread: () =>
    "休暇かどうかを読み取れないため、入力しません。休暇でなければ、「休暇か読めない日も入力する」を選んでください。コマンドでは --unread-leave enter です",
  note_required: () => "備考が必要なため、このままでは入力できません",
  note_refused: () => "Jobcan がこの備考を受け付けなかったため、このままでは入力できません",
  place_required: () => "打刻場所を選ぶ必要があるため、このままでは入力できません",
  group_refused: () => "この打刻場所は Jobcan の画面にないため、このままでは入力できません",
  refused: () => "この打刻区分は Jobcan の画面にないため、このままでは入力できません",
  note_differs: (facts) => `時刻は同じですが、備考が異なります${partsJa(facts)}`,
  place_differs: (facts) => `時刻は同じですが、打刻場所が異なります${partsJa(facts)}`,
  note_not_taken: () => "Jobcan の画面に備考の欄がないため、時刻だけを入力します",
  place_not_taken: () => "Jobcan の画面に打刻場所の欄がないため、時刻だけを入力します",
};

export const completedJa = {
  done: "ある方の時刻は Jobcan のまま残し、ない打刻だけを追加しました",
  planned: "ある方の時刻は Jobcan のまま残し、ない打刻だけを追加します",
} as const satisfies Sentences["completed"];

/** What was requested and what Jobcan shows, where the facts have both. */
function partsJa(facts: Facts): string {
  return differingParts(facts)
    .map(({ part, asked, shown }) => {
      const name = part === "note" ? "備考" : "打刻場所";
      return `。${name}「${asked}」、Jobcan では${shown === "" ? "空欄" : `「${shown}」`}`;
    })
    .join("");
}

export const punchKindsJa = {
  work_start: "出勤",
  rest_start: "休憩開始",
  rest_end: "休憩終了",
  work_end: "退勤",
  unknown: "打刻",
} as const satisfies Sentences["punchKinds"];

export const jobStatesJa = {
  waiting: "順番待ち",
  running: "実行中",
  waiting_for_person: "回答待ち",
  finished: "終了",
} as const satisfies Sentences["jobStates"];

export const stoppingJa = {
  now: "停止しています",
  after_day: "この日を終えて停止します",
} as const satisfies Sentences["stopping"];

export const jobOutcomesJa = {
  succeeded: "完了",
  partial: "一部未完了",
  failed: "失敗",
  cancelled: "停止",
  interrupted: "中断",
  expired: "期限切れ",
} as const satisfies Sentences["jobOutcomes"];

export const jobModesJa = {
  plan: "確認のみ",
  fill: "入力",
  probe: "接続テスト",
  recheck: "再確認",
} as const satisfies Sentences["jobModes"];

export const targetsJa = {
  practice: "練習用 Jobcan",
  jobcan: "Jobcan（本番）",
} as const satisfies Sentences["targets"];

export const logLevelsJa = {
  debug: "詳細",
  info: "情報",
  warn: "注意",
  error: "エラー",
} as const satisfies Sentences["logLevels"];

export const columnRolesJa = {
  date: "日付",
  start: "開始時刻",
  end: "終了時刻",
  note: "備考",
  breakStart: "休憩開始",
  breakEnd: "休憩終了",
} as const satisfies Sentences["columnRoles"];
