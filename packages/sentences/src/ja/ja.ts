import type { Sentences } from "../sentences.ts";
import { errorsJa } from "./errors.ts";
import { issuesJa } from "./issues.ts";
import {
  columnRolesJa,
  jobModesJa,
  jobOutcomesJa,
  jobStatesJa,
  logLevelsJa,
  outcomesJa,
  plansJa,
  punchKindsJa,
  reasonsJa,
  planReasonsJa,
  completedJa,
  stoppingJa,
  targetsJa,
} from "./ledger.ts";
import { logJa } from "./log.ts";
import { probeJa } from "./probe.ts";
import { questionsJa, unansweredJa, unreadLeaveJa, usualNotesJa } from "./questions.ts";

/** The Japanese catalogue. */
export const ja: Sentences = {
  log: logJa,
  errors: errorsJa,
  issues: issuesJa,
  outcomes: outcomesJa,
  reasons: reasonsJa,
  planReasons: planReasonsJa,
  completed: completedJa,
  addable: (times) => `ない打刻（${times}）だけを追加できます`,
  plans: plansJa,
  punchKinds: punchKindsJa,
  jobStates: jobStatesJa,
  questions: questionsJa,
  unanswered: unansweredJa,
  unreadLeave: unreadLeaveJa,
  usualNotes: usualNotesJa,
  awaitsApproval: (days) =>
    `${days}日分は上長の承認待ちです。承認されたかどうかは、あとで読み直して確かめられます。`,
  stopping: stoppingJa,
  jobOutcomes: jobOutcomesJa,
  jobModes: jobModesJa,
  targets: targetsJa,
  probe: probeJa,
  logLevels: logLevelsJa,
  columnRoles: columnRolesJa,
  receiptColumns: ["シート", "Jobcan の記録", "結果", "理由"],
  sheets: {
    read: (name, others) =>
      `シート「${name}」を読みました（ほか：${others.map((sheet) => sheet.name + (sheet.hidden ? "［非表示］" : "")).join("、")}）`,
    noColumns: (name, headings) =>
      `シート「${name}」に日付・開始・終了の列が見つかりません（見出し：${headings.join("、")}）。見出しの言葉を直すか、ページで列を選んでください。`,
    unclearColumns: (name, pairs) =>
      `シート「${name}」には開始・終了の列が${pairs.length}組あります（${pairs.join("列／")}列）。どれが実績か、見出しから決められません。見出しを「予定」「実績」などに直すか、ページで列を選んでください。`,
    noDates: (name) =>
      `シート「${name}」は日が横に並ぶ表（layout: days_across）です。日付がないので読めません。曜日の上の行に日付を書いてください。`,
    noRows: "入力できる行がありません。",
  },
  beforeRecording: {
    title: "本番の Jobcan に記録する前に",
    says: (corrections, days) =>
      `${days}日分、最大 ${corrections}件の打刻修正を記録します。会社の設定によっては、承認者に申請のメールが届きます。承認されるまで、ご自身では取り消せないことがあります。`,
  },
  unreachable: {
    what: "サービスにつながりません。",
    next: "起動中か、通信できない状態です。少し待ってからもう一度お試しください。",
  },
  takenFor: (time, sent, shown) =>
    `${sent}として送った ${time} は、Jobcan では「${shown}」になっています`,
  notReadBack: (time, sent) => `${sent} ${time} を送ったあと、Jobcan を読み取れていません`,
  clauses: "。",
  colon: "：",
};
