import type { CliWords } from "../cli-words.ts";
import { doctorJa } from "./doctor.ts";
import { helpJa } from "./help.ts";
import { ownJa } from "./own.ts";
import { usageJa } from "./usage.ts";

/** The command line in Japanese. */
export const jaWords: CliWords = {
  usage: usageJa,
  help: helpJa,
  doctor: doctorJa,
  own: ownJa,
  started: (jobId, isOwn) =>
    isOwn
      ? `ジョブ ${jobId}（receipt に渡す番号です。止めるときは Ctrl-C）`
      : `ジョブ ${jobId}（follow・receipt・stop に渡す番号です）`,
  attached: (jobId) => `同じ内容の処理がすでに動いています。続きを表示します（ジョブ ${jobId}）`,
  otherUnderWay: (jobId, fileName) =>
    `このアカウントの別の処理「${fileName}」が動いているため、送っていません。終わるのを待つ：follow ${jobId} ／ 止める：stop ${jobId}`,
  waiting: (position, etaSecs) =>
    `順番を待っています：${position}番目${etaSecs === undefined ? "" : `（あと約 ${Math.ceil(etaSecs / 60)} 分）`}`,
  reconnecting: "接続が切れました。つなぎ直しています",
  reconnected: "つながりました",
  stopping: "停止を指示しています。もう一度 Ctrl-C を押すと、待たずに終わります",
  stopNotSent: (jobId) =>
    `停止の指示を送れませんでした。処理が続いているときは、あとで：stop ${jobId}`,
  stopSent: "停止を指示しました",
  stillRunning: (jobId) => `処理はまだ終わっていません。続きを見る：follow ${jobId}`,
  checked: (days, doubtful) =>
    doubtful === 0
      ? `${days}日分を読みました。直すところはありません`
      : `${days}日分を読みました。うち${doubtful}日分は確認が必要です（fill では --include-doubtful を付けたときだけ入力します）`,
  jobColumns: ["ジョブ", "受付", "Jobcan", "種類", "状態", "ファイル"],
  noJobs: "サービスが覚えている、この端末のジョブはありません",
  weekdays: ["日", "月", "火", "水", "木", "金", "土"],
  understood: {
    row: "行",
    weekday: "曜日",
    doubt: "確認",
    breaks: "休憩",
    hours: "時間",
    inSheet: "表の文字",
  },
  sum: (days, hours) => `${days}日、合計 ${hours}`,
  withoutEntry: (days) => `勤務のない平日：${days.join("、")}`,
  columnsToChoose: ["列", "見出し", "値の例（--columns date=A,start=B,end=C で選べます）"],
  doubtful: "要確認",
  planColumns: ["今の記録", "入力後", "理由"],
  skipped: (rows) => `次の行は直すところがあるため、送っていません：${rows.join("、")} 行目`,
  heldBack: (rows) =>
    `次の行は確認が必要なため、送っていません：${rows.join("、")} 行目（含めるときは --include-doubtful）`,
  counts: (parts) => `（${parts.join("、")}）`,
  passwordFor: (login) => `${login} のパスワード：`,
  confirm: (days, target, login) =>
    `${target} に${login === undefined ? "" : ` ${login} として`}${days}日分を入力します。よろしいですか？［y/N］`,
  firstDayHint: "まず1日だけ入力するときは --first-day-only を付けます",
  siteSays: (text) => `Jobcan の表示：「${text}」`,
  codePrompt: "ワンタイムコード（表示されません）：",
  choicePrompt: (most) => `番号［1〜${most}］：`,
  suggestions: (lines) => `例：${lines.join("、")}`,
  textPrompt: "入力：",
  notConfirmed: "何も送らずに終わりました",
  noSkeleton: "読み取れなかった画面がないため、骨組みは保存していません",
  progress: (ended, days) => `${days}日分のうち${ended}日分`,
};
