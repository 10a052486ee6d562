import type { Language } from "@jobcan-automation/sentences";

/** The command line's own sentences; it shares all others with the page. */
export interface CliWords {
  started(jobId: string): string;
  attached(jobId: string): string;
  /** The account's live job differs from the one that was requested. */
  otherUnderWay(jobId: string, fileName: string): string;
  waiting(position: number, etaSecs: number | undefined): string;
  reconnecting: string;
  reconnected: string;
  stopping: string;
  stopNotSent(jobId: string): string;
  stopSent: string;
  stillRunning(jobId: string): string;
  checked(days: number, doubtful: number): string;
  /** Doubtful rows that are not sent, for want of --include-doubtful. */
  heldBack(rows: readonly number[]): string;
  /** How many days ended how, after the outcome of the whole. */
  counts(parts: readonly string[]): string;
  passwordFor(login: string): string;
}

const ja: CliWords = {
  started: (jobId) => `ジョブ ${jobId}（follow・receipt・stop に渡す番号です）`,
  attached: (jobId) => `同じ内容の処理がすでに動いています。続きを表示します（ジョブ ${jobId}）`,
  otherUnderWay: (jobId, fileName) =>
    `このアカウントの別の処理「${fileName}」が動いているため、送っていません。終わるのを待つ：follow ${jobId} ／ 止める：stop ${jobId}`,
  waiting: (position, etaSecs) =>
    `順番を待っています：${position} 番目${etaSecs === undefined ? "" : `（あと約 ${Math.ceil(etaSecs / 60)} 分）`}`,
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
      : `${days}日分を読みました。うち${doubtful}日分は確認が必要です（run では --include-doubtful を付けたときだけ入力します）`,
  heldBack: (rows) =>
    `次の行は確認が必要なため、送っていません：${rows.join("、")} 行目（入力するときは --include-doubtful）`,
  counts: (parts) => `（${parts.join("、")}）`,
  passwordFor: (login) => `${login} のパスワード：`,
};

const en: CliWords = {
  started: (jobId) => `Job ${jobId} (what follow, receipt and stop take)`,
  attached: (jobId) => `The same work is already under way; going on with it (job ${jobId})`,
  otherUnderWay: (jobId, fileName) =>
    `Not sent: another job of this account, “${fileName}”, is under way. Wait for it with follow ${jobId}, or end it with stop ${jobId}`,
  waiting: (position, etaSecs) =>
    `Waiting: place ${position}${etaSecs === undefined ? "" : `, about ${Math.ceil(etaSecs / 60)} min`}`,
  reconnecting: "The connection is cut; connecting again",
  reconnected: "Connected again",
  stopping: "Asking the job to stop. Ctrl-C once more leaves without waiting",
  stopNotSent: (jobId) =>
    `The job could not be told to stop. Where it goes on, later: stop ${jobId}`,
  stopSent: "The job was told to stop",
  stillRunning: (jobId) => `The job has not ended yet. See the rest with follow ${jobId}`,
  checked: (days, doubtful) =>
    doubtful === 0
      ? `${days} days read; nothing to correct`
      : `${days} days read; ${doubtful} of them are doubtful (run enters those only with --include-doubtful)`,
  heldBack: (rows) =>
    `Not sent, as they are doubtful: rows ${rows.join(", ")} (--include-doubtful enters them)`,
  counts: (parts) => ` (${parts.join(", ")})`,
  passwordFor: (login) => `Password of ${login}: `,
};

/** Every language's words. */
export const cliWords: Readonly<Record<Language, CliWords>> = { ja, en };
