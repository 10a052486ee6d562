import type { UsageWords } from "../usage-words.ts";

export const usageJa: UsageWords = {
  unknownCommand: (name) => `${name} というコマンドはありません`,
  unknownOption: (option) => `${option} というオプションはありません`,
  notOf: (option, command) => `${command} に ${option} は付けられません`,
  valueMissing: (option, metavar) => `${option} には値が必要です：${option} ${metavar}`,
  takesNoValue: (option) => `${option} に値は付けられません`,
  operandMissing: (operand, command) => `${operand} がありません：${command} ${operand}`,
  tooMany: (words) => `余分な言葉があります：${words.join(" ")}`,
  notOneOf: (what, choices, given) =>
    `${what} は ${choices.join(" か ")} です（${given} ではありません）`,
  notANumber: (option, { least, most }, given) =>
    `${option} は ${least} から ${most} までの整数です（${given} ではありません）`,
  notListed: (option, given) => `${option} の ${given} は practice --list にありません`,
  notAnAddress: (option, given) =>
    `${option} は http か https のアドレスです（${given} ではありません）`,
  notAMonth: (option, given) => `${option} は 2026-11 のような月です（${given} ではありません）`,
  notColumns: (option, given) =>
    `${option} は列を文字で指定します：date=A,start=D,end=E（note、breakStart、breakEnd も）。${given} ではありません`,
  badEnding: (option, endings, given) =>
    `${option} の名前は ${endings.map((ending) => `.${ending}`).join(" か ")} で終わります（${given} ではありません）`,
  needsPractice: "--practice-account には --target practice が必要です",
  loginMissing: "ログイン名がありません：--login か JOBCAN_LOGIN",
  passwordMissing: "パスワードがありません：--password-stdin か JOBCAN_PASSWORD",
  noOwnSignIn:
    "--own-sign-in は、画面と Chrome か Edge のあるご自分のパソコンの端末で使います（SIGN_IN_BROWSER でほかのブラウザーも選べます）",
  noPracticeSite: "このサービスに練習用サイトはありません",
  notDates: (option, given) =>
    `${option} は 2026-11-05,2026-11-06 のような日付です（${given} ではありません）`,
  noTemplate: (month) => `${month} のシートはありません`,
  notAReceipt: (path) => `${path} は控えではありません（日がありません）`,
  notAFile: (path) => `${path} はファイルではありません`,
  fileRefused: (path, code) =>
    code === "ENOENT" ? `${path} がありません` : `${path} を開くか書くことができません（${code}）`,
  noFolder: (path) => `${path} を保存するフォルダーがありません`,
  resultLost: (code) =>
    `結果を標準出力に書き込めませんでした（${code}）。空き容量を確かめて、もう一度実行してください`,
  seeHelp: "（--help）",
};
