import { fieldOfRow } from "../field-of-row.ts";
import type { Facts } from "@jobcan-automation/contract";
import { isOutOfHandles, isUnwritable } from "../is-unwritable.ts";
import { entryOf } from "../entry-of.ts";
import type { Sentences } from "../sentences.ts";
import { unsupportedJa, workbookRefusalsJa } from "./file-refusals.ts";
import { codeJa } from "./questions.ts";
import { accountMismatchJa, humanCheckJa, siteChangedJa, siteWordsJa } from "./site-refusals.ts";

/** Errors in Japanese: what happened, and what to do next. */
export const errorsJa: Sentences["errors"] = {
  QUEUE_UNAVAILABLE: (_facts, secs) => ({
    what: "いま順番待ちの仕組みに接続できません。処理は何も始まっていません。",
    next: again(secs),
  }),
  QUEUE_FULL: (facts, secs) => ({
    what:
      facts["reason"] === "own_waits"
        ? "あなたの別の処理が順番を待っています。順番待ちは一人一件です。"
        : "ただいま混み合っていて、順番待ちがいっぱいです。",
    next: again(secs),
  }),
  MEMORY_BUSY: ({ usedMb, limitMb }, secs) => ({
    what: `サーバーのメモリーに余裕がないため、新しい処理を始められません${usedMb === undefined ? "" : `（使用 ${usedMb}/${limitMb} MB）`}。`,
    next: again(secs),
  }),
  MEMORY_EXHAUSTED: () => ({
    what: "メモリー不足になる前に処理を止めました。ここまでの結果は残っています。",
    next: "もう一度送ると、終わっていない日だけが入ります（ページでは「残りをもう一度」）。",
  }),
  RATE_LIMITED: (facts, secs) => ({
    what:
      facts["reason"] === "rejected_logins"
        ? "ログインの失敗が続きました。アカウントがロックされないよう、しばらく受け付けません。"
        : "操作の回数が多すぎます。",
    next: again(secs),
  }),
  READER_BUSY: (_, secs) => ({ what: "ほかのファイルを処理しています。", next: again(secs) }),
  SHUTTING_DOWN: (_, secs) => ({ what: "サービスを再起動しています。", next: again(secs) }),
  DRAINING: () => ({
    what: "作業の準備のため、新しいジョブの受け付けを止めています。",
    next: "しばらくしてから、もう一度お試しください。",
  }),
  NO_SPACE: (facts) =>
    facts["step"] === "record"
      ? {
          what: "サーバーが記録を保存できないため、次の打刻の前に止めました。ここまでの打刻は下の表のとおりです。",
          next: "保存できるようになってからもう一度送ってください。記録済みの日に二重に打刻することはありません。",
        }
      : {
          what: isOutOfHandles(facts)
            ? "サーバーで、開けるファイル・プロセス・メモリのいずれかが足りません。"
            : isUnwritable(facts)
              ? "サーバーが記録を保存できません。"
              : "サーバーの空き容量が足りません。",
          next: "しばらくしてからもう一度お試しください。",
        },
  SITE_UNAVAILABLE: (facts) => ({
    what: `Jobcan につながりません${inBrackets(facts["status"])}。`,
    next: "Jobcan の稼働状況を確かめて、しばらくしてからもう一度お試しください。",
  }),
  SITE_MAINTENANCE: () => ({
    what: "Jobcan はメンテナンス中です。",
    next: "終わってからもう一度お試しください。",
  }),
  SITE_RATE_LIMITED: (_, secs) => ({
    what: "Jobcan から回数の制限を受けました。",
    next: again(secs),
  }),
  NETWORK_ERROR: () => ({
    what: "通信できませんでした。",
    next: "接続を確かめて、もう一度お試しください。",
  }),
  BROWSER_UNAVAILABLE: () => ({
    what: "サーバーでブラウザーを起動できませんでした。",
    next: "しばらくしても直らない場合は、管理者にお知らせください。",
  }),
  BROWSER_CRASHED: () => ({
    what: "サーバーのブラウザーが落ちました。",
    next: "もう一度送っても、記録済みの日に二重に打刻することはありません。",
  }),
  RUNNER_CRASHED: () => ({
    what: "実行中の処理が予期せず終わりました。",
    next: "もう一度送っても、記録済みの日に二重に打刻することはありません。",
  }),
  KILLED_FOR_MEMORY: () => ({
    what: "メモリー不足のため、処理がシステムに止められました。",
    next: "もう一度送っても、記録済みの日に二重に打刻することはありません。",
  }),
  INVALID_REQUEST: (facts) => ({
    what:
      facts["row"] === undefined
        ? `入力内容を読み取れませんでした${inBrackets(facts["field"])}。`
        : `${facts["row"]}行目を読み取れませんでした${inBrackets(fieldOfRow(facts))}。`,
    next: "入力を見直して、もう一度送ってください。",
  }),
  FORBIDDEN_ORIGIN: () => ({
    what: "このページからの操作は許可されていません。",
    next: "サービスのページを開き直してください。",
  }),
  ACCESS_REQUIRED: (facts) => ({
    what:
      facts["reason"] === "wrong"
        ? "アクセストークンが違います。"
        : "このサービスは、アクセストークンを持つ人だけが使えます。",
    next: "ページを開いて、トークンを入力してください。コマンドラインでは `--access-token` で渡します。HTTP ではヘッダー `x-access-token` で送ります。トークンは運用担当者にお尋ねください。",
  }),
  KEY_REQUIRED: (facts) => ({
    what:
      facts["reason"] === "unknown"
        ? "このサービスのキーではありません。"
        : "誰の処理かを示すキーが必要です。",
    next: "`POST /api/keys` でキーを受け取ってください。`Authorization: Bearer …` として送ります。コマンドラインでは `key --new` で受け取れます。",
  }),
  OPERATOR_REQUIRED: (facts) => ({
    what:
      facts["reason"] === "wrong"
        ? "運営者トークンが違います。"
        : "ここは、運営者トークンを持つ人だけが使えます。",
    next: "OPERATOR_TOKEN の値を入力してください。プログラムからは Authorization: Bearer … で送ります。",
  }),
  NOT_FOUND: () => ({
    what: "このアドレスには何もありません。",
    next: "使えるものの一覧は `/api` にあります。",
  }),
  METHOD_NOT_ALLOWED: (facts) => ({
    what: "このアドレスでは使えないメソッドです。",
    next: `使えるメソッド：${facts["allow"] ?? "`/api` をご覧ください"}。`,
  }),
  WRONG_CONTENT_TYPE: (facts) => ({
    what: "送られた内容の形式（Content-Type）が、このアドレスのものと違います。",
    next: `${facts["takes"] ?? "`/api` にある形式"} で送ってください。`,
  }),
  ALREADY_RUNNING: () => ({
    what: "このアカウントの処理は、すでに受け付けられています。",
    next: "始めたブラウザーで開くか、終わるまでお待ちください。",
  }),
  UNSUPPORTED_FILE: (facts) => entryOf(unsupportedJa, facts["kind"]) ?? unsupportedJa.unknown,
  FILE_TOO_LARGE: (facts) => ({
    what: `ファイルが大きすぎます${inBrackets(megabytes(facts["limitMb"]))}。`,
    next: "勤怠のシートだけを残して保存し直してください。",
  }),
  INVALID_WORKBOOK: (facts) =>
    entryOf(workbookRefusalsJa, facts["reason"])?.(facts) ?? anyWorkbookFault,
  INVALID_TIMESHEET: () => ({
    what: "シートに直す必要のある行があります。",
    next: "赤い印のセルを直すか、その行を外してください。",
  }),
  LOGIN_REJECTED: (facts) => ({
    what: `ログインできませんでした。メールアドレス（スタッフコード）かパスワードが違います。${siteWordsJa(facts)}`,
    next: `アカウントがロックされないよう、送信は一度だけで止めています。入力を確かめて、もう一度始めてください。${facts["companyGiven"] === false ? "複数の会社に登録がある場合は「会社 ID」も必要です。" : ""}`,
  }),
  ACCOUNT_LOCKED: (facts) => ({
    what: `アカウントがロックされています。${siteWordsJa(facts)}`,
    next: "しばらく待つか、Jobcan でパスワードを再設定してください。",
  }),
  OTP_REQUIRED: codeJa,
  HUMAN_CHECK_REQUIRED: humanCheckJa,
  COMPANY_REQUIRED: (facts) => ({
    what: `会社を選ぶ必要があります。${siteWordsJa(facts)}`,
    next: "「会社 ID」を入力して、もう一度始めてください。",
  }),
  ACCOUNT_MISMATCH: accountMismatchJa,
  CORRECTION_NOT_ALLOWED: () => ({
    what: "このアカウントでは打刻修正が許可されていません。",
    next: "会社の管理者にお問い合わせください。",
  }),
  TLS_ERROR: () => ({
    what: "Jobcan との安全な接続を確かめられませんでした。その接続では何も送っていません。",
    next: "ネットワーク（社内プロキシなど）を確かめてください。",
  }),
  UNEXPECTED_REDIRECT: (facts) => ({
    what: `Jobcan 以外のページに移されたため、止めました${inBrackets(facts["host"])}。`,
    next: "シングルサインオンの会社では「自分でログインする」を選んでください。心当たりがなければ管理者にお知らせください。",
  }),
  SITE_CHANGED: siteChangedJa,
  INTERNAL: (facts) => ({
    what: `予期しないエラーが起きました${inBrackets(facts["id"] ?? facts["step"])}。`,
    next: "もう一度試しても直らない場合は、この表示を添えて管理者にお知らせください。",
  }),
  JOB_NOT_FOUND: () => ({
    what: "この処理は見つかりません。",
    next: "記録を残す時間を過ぎたか、別のブラウザーで始めたものです。",
  }),
  NOT_ASKED: () => ({
    what: "この処理は、いまその答えを待っていません。",
    next: "すでに答えたか、待つ時間が過ぎました。",
  }),
  CREDENTIALS_GONE: () => ({
    what: "待っている間パスワードを預かっていたサーバーが止まりました。何も入力していません。",
    next: "パスワードを入力して、もう一度始めてください。",
  }),
  SITTING_OVER: () => ({
    what: "確認したときのログインは終わりました。",
    next: "パスワードを入力して、もう一度始めてください。",
  }),
  UPLOAD_NOT_FOUND: () => ({
    what: "アップロードの期限が切れました。",
    next: "ファイルをもう一度選んでください。",
  }),
  JOB_CANCELLED: (facts) => ({
    what:
      facts["cause"] === "operator"
        ? "サービスの運営者が停止しました。"
        : "ご指示により停止しました。",
    next: "もう一度送ると、終わっていない日だけが入ります（ページでは「残りをもう一度」）。",
  }),
  JOB_TIMED_OUT: () => ({
    what: "制限時間を超えたため止めました。",
    next: "もう一度送ると、終わっていない日だけが入ります（ページでは「残りをもう一度」）。",
  }),
  SESSION_LOST: () => ({
    what: "Jobcan のログインが途中で切れました。",
    next: "もう一度送ると、終わっていない日だけが入ります（ページでは「残りをもう一度」）。",
  }),
  QUEUE_WAIT_EXPIRED: () => ({
    what: "待ち時間が長すぎたため、順番待ちから外しました。",
    next: "もう一度始めてください。",
  }),
  PAGE_GONE: () => ({
    what: "ページが閉じられたため、順番待ちから外しました。",
    next: "もう一度始めてください。",
  }),
  INTERRUPTED: (facts) => entryOf(interruptedJa, facts["sent"]) ?? interruptedJa.any,
};

const anyWorkbookFault = {
  what: "Excel ファイルとして読めませんでした。壊れているか、許される大きさを超えています。",
  next: "Excel で開いて保存し直すか、テンプレートに貼り付けてください。",
};

/** By how far it came, where that was no press. */
const interruptedJa = {
  nothing: {
    what: "順番を待つ間にサービスが再起動しました。Jobcan には何も送っていません。",
    next: "もう一度始めてください。",
  },
  no_punch: {
    what: "サービスが再起動したため、途中で終わりました。打刻は一件も送っていません。",
    next: "もう一度始めてください。",
  },
  any: {
    what: "サービスが再起動したため、途中で終わりました。",
    next: "「要確認」の日は Jobcan をご確認ください。もう一度送っても二重に打刻することはありません。",
  },
};

function again(secs: number | undefined): string {
  return secs === undefined
    ? "しばらくしてからもう一度お試しください。"
    : `${roughly(secs)}ほどしてからもう一度お試しください。`;
}

function roughly(secs: number): string {
  if (secs < 100) return `${secs}秒`;
  return secs <= 3_000 ? `${Math.ceil(secs / 60)}分` : `${Math.ceil(secs / 3_600)}時間`;
}

function inBrackets(fact: Facts[string] | undefined): string {
  return fact === undefined || fact === "" ? "" : `（${fact}）`;
}

function megabytes(fact: Facts[string] | undefined): string | undefined {
  return fact === undefined ? undefined : `上限 ${fact}MB`;
}
