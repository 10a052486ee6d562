import * as answers from "./fault-answers.ts";
import * as changes from "./fault-changes.ts";
import type { FaultAnswer, FaultChange } from "./fault-parts.ts";
import { limitByWindow, redirectToLimit, replyToLimit } from "./rate-limit.ts";
import type { Step } from "./step.ts";
import * as traits from "./trait-changes.ts";

/** One fault: what a person reads of it, where it happens by itself, how often, and what it does. */
interface FaultRow {
  /** Japanese, for the control page; says what `value` is where it has one. */
  readonly title: string;
  readonly on: readonly (Step | "any")[];
  readonly times: number | "forever";
  /** Answers in place of the site, or only does something (undefined) and lets the site answer. */
  readonly answer?: FaultAnswer;
  /** Changes the site's answer after the site has done its work. */
  readonly change?: FaultChange;
}

const pages = ["sign-in-page", "top", "book", "day-page"] as const;
const whole = "forever";
const loads = ["sign-in-page", "profile", "bridge", "top", "book", "day-page", "leave"] as const;

/** All faults by name. Those without `answer` and `change` are asked for by the handlers they concern. */
export const faultTable = {
  slow: row("応答が遅い（value: ミリ秒、既定 3000）", ["any"], whole, { answer: answers.slow }),
  "error-500": row("500エラー", ["any"], whole, { answer: answers.error500 }),
  "maintenance-503": row("メンテナンス画面（503）", ["any"], whole, {
    answer: answers.maintenance503,
  }),
  "maintenance-200": row("メンテナンス画面（200）", ["any"], whole, {
    answer: answers.maintenance200,
  }),
  "connection-cut": row("接続が切れる（処理の前）", ["insert"], 1, { answer: answers.cut }),
  "reply-lost-after-store": row(
    "打刻は保存され、返事が途中で切れる（value 1: 一バイトも返さない。ブラウザーが自分で送り直すことがある）",
    ["insert"],
    1,
    { change: changes.cut },
  ),
  "reply-late-after-store": row(
    "打刻は保存され、返事が遅れる（value: ミリ秒、既定 60000）",
    ["insert"],
    1,
    { change: changes.late },
  ),
  "session-expired": row(
    "ログアウトさせられる（両方のサイト。value 1: 勤怠だけ）",
    ["day-page"],
    1,
    {
      answer: answers.expireSessions,
    },
  ),
  "token-rejected-once": row("画面のトークンが古くなる（一回）", ["insert"], 1, {
    answer: answers.rotateTokens,
  }),
  "refresh-1": row("打刻の返事が refresh: 1", ["insert"], whole, { change: changes.refresh }),
  "accepted-not-stored": row(
    "受け付けたと答えて保存しない（value 1: 打刻一覧にも載せて答える）",
    ["insert"],
    whole,
  ),
  "closed-month": row("締め済みと断る", ["insert"], whole, { answer: answers.closed }),
  "future-date": row("未来の日付と断る", ["insert"], whole, { answer: answers.future }),
  duplicate: row("同じ時刻があると断る", ["insert"], whole, { answer: answers.duplicate }),
  "rejected-result-0": row("理由なしで断る（result: 0）", ["insert"], whole, {
    answer: answers.rejected,
  }),
  "http-200-error-html": row("200でエラー画面のHTML", ["insert"], whole, {
    answer: answers.errorHtml200,
  }),
  "renamed-field": row("入力欄や見出しの名前が変わっている", ["day-page"], whole, {
    change: changes.renameFields,
  }),
  "missing-button": row("ボタンがない", ["day-page"], whole, { change: changes.removeButtons }),
  captcha: row("ログイン欄にCAPTCHA", ["sign-in-page"], whole, { change: changes.captcha }),
  "robots-words": row("robot / bottom などの語があるだけの画面（CAPTCHAではない）", pages, whole, {
    change: changes.robotsWords,
  }),
  "unexpected-second-step": row("知らない追加確認の画面", ["sign-in-post"], whole, {
    answer: answers.secondStep,
  }),
  "account-locked": row("アカウントがロックされている", ["sign-in-post"], whole),
  "company-required": row("会社IDを求める", ["sign-in-post"], whole),
  "password-expired": row("パスワード期限切れの画面", ["sign-in-post"], whole, {
    answer: answers.passwordExpired,
  }),
  "terms-page": row("利用規約への同意の画面", ["sign-in-post"], whole, {
    answer: answers.terms,
  }),
  "redirect-loop": row("転送が終わらない", ["book"], whole, { answer: answers.redirectLoop }),
  "redirect-other-host": row("よそのホストへ転送する", ["sign-in-page"], whole, {
    answer: answers.redirectOtherHost,
  }),
  "missing-set-cookie": row("Cookieを渡さない", ["sign-in-post", "bridge"], whole, {
    change: changes.dropCookies,
  }),
  "rate-limited-429": row("429（value: Retry-After の秒数、既定 2）", ["any"], 1, {
    answer: answers.rateLimited,
  }),
  "rate-limit-redirect": row(
    "アクセスが多すぎる画面へ転送する（value 1: 別のホストの画面へ）",
    loads,
    1,
    { answer: redirectToLimit },
  ),
  "rate-limit-after-store": row(
    "打刻は保存され、返事はアクセスが多すぎる画面への転送",
    ["insert"],
    1,
    { change: replyToLimit },
  ),
  "rate-limit-window": row(
    "短い間の7画面目から転送する（value: 転送が続くミリ秒、既定 8000。数えるのはその8分の3の間）",
    loads,
    whole,
    { answer: limitByWindow },
  ),
  "form-sentence": row(
    "打刻修正の入力欄のかわりに断りの一文（value 1: 欄とボタンも使える、2: 灰色）",
    ["day-page"],
    whole,
    { change: traits.formSentence },
  ),
  "no-logout-link": row("ログアウトのリンクがない画面", [...pages, "leave"], whole, {
    change: traits.noLogoutLink,
  }),
  "leave-detail-unread": row(
    "休暇申請の画面に最終日がない（value 1: 別の申請の画面）",
    ["leave"],
    whole,
    { change: traits.leaveDetailUnread },
  ),
  "note-dropped": row("受け付けて、備考だけ保存しない", ["insert"], whole),
  "other-place": row("受け付けて、別の打刻場所で保存する", ["insert"], whole),
  "slow-bytes": row("少しずつしか届かない（value: 毎秒バイト、既定 1000）", pages, whole, {
    change: changes.slowBytes,
  }),
  "hang-renderer": row(
    "画面が固まる（value: 読み込みから何ミリ秒後、既定 0）",
    ["day-page"],
    whole,
    {
      change: changes.hang,
    },
  ),
  "endless-analytics": row("終わらない計測リクエスト", pages, whole, {
    change: changes.analytics,
  }),
  "huge-page": row(
    "巨大な画面（value: バイト、既定 5000000（開くと画面のメモリは約0.5GB））",
    ["book"],
    whole,
    {
      change: changes.huge,
    },
  ),
  "leaking-page": row("メモリを食い続ける画面（value: 毎秒MB、既定 20）", ["day-page"], whole, {
    change: changes.leak,
  }),
  "alert-on-load": row("開くと alert が出る", pages, whole, { change: changes.alertOnLoad }),
  "leave-dialog": row("離れるときに確認が出る（beforeunload）", pages, whole, {
    change: changes.leaveDialog,
  }),
  "popup-on-load": row("開くと別ウィンドウを開く", pages, whole, { change: changes.popup }),
  "load-internal-hosts": row("よそのホストや内部アドレスを読み込もうとする", pages, whole, {
    change: changes.internalHosts,
  }),
  "other-person": row(
    "画面の氏名が別人（value 1: 氏名は同じで、入力欄の持ち主だけ別人）",
    ["top", "book", "day-page"],
    whole,
    {
      change: changes.otherPerson,
    },
  ),
} as const satisfies Record<string, FaultRow>;

export type FaultName = keyof typeof faultTable;

/** All names, in the order of the table. */
export const faultNames: readonly FaultName[] = Object.keys(faultTable).filter(isFaultName);

/** Whether a text names a fault. */
export function isFaultName(text: string): text is FaultName {
  return Object.hasOwn(faultTable, text);
}

function row(
  title: string,
  on: FaultRow["on"],
  ...[times, does]: [times: FaultRow["times"], does?: Pick<FaultRow, "answer" | "change">]
): FaultRow {
  return { title, on, times, ...does };
}
