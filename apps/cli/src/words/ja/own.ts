import type { OwnWords } from "../own-words.ts";

export const ownJa: OwnWords = {
  fetchingBrowser:
    "ブラウザーがまだないため、Playwright の画面なし Chromium を取得しています（約 110 MB、最初の一度だけ。Playwright の決まったフォルダーに入ります）…",
  busy: (dataDir) =>
    `${dataDir} を使う別の jobcan-autofill が動いています。終わるのを待つか、動いているサービスを --server URL で指定してください。`,
  noDataFolder: (dataDir, code) =>
    `データのフォルダー ${dataDir} を使えません（${code}）。DATA_DIR で別のフォルダーを指定してください。`,
  portTaken: (port) =>
    `ポート ${port} は使われています。--port で別のものを指定してください（--port 0 なら空いているもの）。`,
  portRefused: (port) =>
    `ポート ${port} を使う権限がありません。--port で 1024 以上のものを指定してください。`,
  badSetting: (reason) => `設定を使えません：${reason}`,
  queueLibraries:
    "QUEUE_URL で Redis を使うには、bullmq と ioredis が要ります。同じフォルダーで npm install bullmq ioredis を実行してください。",
  queueUnusable: (reason) => `QUEUE_URL の Redis を使えません：${reason}`,
  started: ({ page, practice, data }) => [
    `Jobcan AutoFill  ${page}`,
    `練習用 Jobcan    ${practice}`,
    `データの保存先   ${data}`,
  ],
  practiceStarted: ({ signIn, attendance, control }) => [
    `ログイン    ${signIn}`,
    `勤怠        ${attendance}`,
    `設定の画面  ${control}`,
  ],
  practiceAccount: (login, password) => `アカウント  ${login} / ${password}`,
  stopWith: "Ctrl-C で終わります。",
  stopping:
    "終わろうとしています。入力中の日を済ませてから終わります。もう一度 Ctrl-C を押すと、待たずに終わります。",
  superseded: "別のサービスがジョブを引き継いだため、終わります。",
  tenants: "会社の種類（--tenant 名前）",
  faults: "障害（--faults 名前[:on=場所][:after=N][:times=N][:value=N],…）",
};
