/** Words of the connection test, in Japanese. Its answers are sentences of the contract's codes. */
export const probeWordsJa = {
  start: "接続テスト",
  again: "もう一度テストする",
  hint: "ログインして、この会社の Jobcan を読み取れるかを確かめます。何も入力しません。パスワードはこの画面に残ります。",
  starting: "接続テストを送っています…",
  waiting: (position: number) => `順番を待っています（${position}番目）`,
  running: "接続テスト中です",
  stopping: "中止しています…",
  asks: "ログインの途中で、回答を待っています",
  toQuestion: "回答する画面を開く",
  stop: "中止",
  stopped: "接続テストを中止しました。何も入力していません。",
  account: (name: string) => `${name} としてログインしました`,
  date: (day: string) => `${day} の打刻修正を開いて読みました。`,
  save: "画面の骨組みを保存",
  saveHint: "骨組みには、画面の文字・数字・名前は入りません。",
  gone: "この接続テストの記録はもうありません。もう一度テストしてください。",
};
