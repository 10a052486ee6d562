import { pictureWordsJa } from "./picture-words-ja.ts";

/** Words of the job's screen, in Japanese. */
export const jobWordsJa = {
  title: "入力の状況",
  picture: pictureWordsJa,
  opening: "状況を読み込んでいます…",
  attachedHere:
    "このアカウントの入力がすでに進んでいるため、その画面を開きました。いま選んだ内容は送っていません。終わってから、もう一度送ってください。",
  account: (name: string) => `${name} さん`,
  progress: "進み具合",
  days: (done: number, total: number) => `${total}日中 ${done}日`,
  secsLeft: (secs: number) => (secs < 60 ? `残り約${secs}秒` : `残り約${Math.ceil(secs / 60)}分`),
  position: (position: number) => `順番待ち ${position}番目です`,
  eta: (secs: number) =>
    `およそ${secs < 60 ? `${secs}秒` : `${Math.ceil(secs / 60)}分`}後に始まります。`,
  waitingNote: "このページを開いたままお待ちください。順番が来ると自動的に始まります。",
  signedIn: (account: string) => `${account} さんとしてログインしました`,
  daysDone: (done: number, total: number) => `${total}日中 ${done}日が終わりました`,
  ended: (outcome: string) => `終了しました：${outcome}`,
  stopAfterDay: "この日まで入力して停止",
  stopNow: "今すぐ停止",
  stopUnsent: "停止の指示がまだ届いていません。つながりしだい送ります。",
  stopFailed: "停止できませんでした。",
  connection: {
    connecting: "接続しています…",
    open: "ライブ",
    reconnecting: (from: string | undefined) =>
      from === undefined ? "再接続中" : `再接続中、#${from} から再開`,
  },
  dayTable: "日ごとの結果",
  date: "日付",
  wanted: "シート",
  held: "Jobcan の記録",
  result: "結果",
  after: "入力後",
  addMissing: (times: string) => `ない打刻だけ追加する（${times}）`,
  openInJobcan: "この日を Jobcan で開く",
  none: "なし",
  inProgress: "入力中",
  notYet: "これから",
  showLines: (day: string) => `${day} のログだけを表示`,
  log: "ライブログ",
  levels: { debug: "すべて", info: "標準", warn: "注意以上", error: "エラー" },
  levelLabel: "表示するログ",
  hidden: (count: number) => `${count}行を隠しています`,
  showAll: "すべて表示",
  onlyDay: (day: string) => `${day} の行だけ`,
  clearDay: "日付の絞り込みをやめる",
  dropped: (count: number) => `これより前の ${count}行は保存されていません`,
  firstError: "最初のエラーへ",
  follow: "最新の行へ",
  noLines: "まだログはありません",
  noMatch: "この条件に合う行はありません",
  downloadText: ".log を保存",
  downloadJson: ".jsonl を保存",
  receipt: "結果の控え",
  again: (days: number) => `残り${days}日をもう一度`,
  applyPlan: (days: number) => `この${days}日分を入力する`,
  changePlan: (_days: number) => "シートや設定を変える",
  sittingNote:
    "続けて入力できるように、Jobcanへのログインを10分間だけサーバーのメモリーに持っています（保存はしません）。このページを閉じると15秒で消えます。",
  fillPlanned: (days: number) => `この${days}日分を入力する`,
  otherDays: (days: number) => `残りの${days}日分へ進む`,
  another: "別の表を入力する",
  expired: "この処理の記録は、終了から30分たったため消えました。",
  endNotes: {
    planned: (_days: number) => "書き込みはしていません。下の表が、入力すると変わる内容です。",
    allEntered: (_days: number) => "すべての日を Jobcan から読み戻して確かめました。",
    allThere: (_days: number) =>
      "すべての日がすでに記録されていました。新しく入力した日はありません。",
    conflicts: (days: number) =>
      `終わりました。ただし ${days}日は Jobcan の記録がシートと異なるため、上書きしていません。`,
    skips: (days: number) =>
      `終わりました。${days}日は入力しませんでした。理由は下の表にあります。`,
    partial: (_days: number) =>
      "終わっていない日があります。理由を確かめて、残りだけをもう一度送れます。",
  },
};
