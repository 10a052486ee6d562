import * as answers from "./fault-answers.ts";
import * as changes from "./fault-changes.ts";
import type { FaultName } from "./fault-name.ts";
import type { FaultAnswer, FaultChange } from "./fault-parts.ts";
import { limitByWindow, redirectToLimit, replyToLimit } from "./rate-limit.ts";
import type { Step } from "./step.ts";
import * as traits from "./trait-changes.ts";

/** A simulated fault: its title, where and how often it happens by default, and what it does. */
interface FaultRow {
  /** Japanese, for the control page; explains `value` where the fault uses it. */
  readonly title: string;
  readonly on: readonly (Step | "any")[];
  readonly times: number | "forever";
  /** Answers in place of the site, or has a side effect, gives undefined and lets the site answer. */
  readonly answer?: FaultAnswer;
  /** Changes the site's answer after the site has handled the request. */
  readonly change?: FaultChange;
}

const pages = ["sign-in-page", "top", "book", "day-page"] as const;
const always = "forever";
const loads = ["sign-in-page", "profile", "bridge", "top", "book", "day-page", "leave"] as const;

/** All simulated faults by name. Handlers ask for those without `answer` and `change` themselves. */
export const faultTable = {
  slow: row("応答が遅い（value: ミリ秒、既定 3000）", ["any"], always, { answer: answers.slow }),
  "error-500": row("500エラー", ["any"], always, { answer: answers.error500 }),
  "maintenance-503": row("メンテナンス画面（503）", ["any"], always, {
    answer: answers.maintenance503,
  }),
  "maintenance-200": row("メンテナンス画面（200）", ["any"], always, {
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
  "refresh-1": row("打刻の返事が refresh: 1", ["insert"], always, { change: changes.refresh }),
  "accepted-not-stored": row(
    "受け付けたと答えて保存しない（value 1: 打刻一覧にも載せて答える）",
    ["insert"],
    always,
  ),
  "closed-month": row("締め済みと断る", ["insert"], always, { answer: answers.closed }),
  "future-date": row("未来の日付と断る", ["insert"], always, { answer: answers.future }),
  duplicate: row("同じ時刻があると断る", ["insert"], always, { answer: answers.duplicate }),
  "rejected-result-0": row("理由なしで断る（result: 0）", ["insert"], always, {
    answer: answers.rejected,
  }),
  "http-200-error-html": row("200でエラー画面のHTML", ["insert"], always, {
    answer: answers.errorHtml200,
  }),
  "renamed-field": row("入力欄や見出しの名前が変わっている", ["day-page"], always, {
    change: changes.renameFields,
  }),
  "missing-button": row("ボタンがない", ["day-page"], always, { change: changes.removeButtons }),
  captcha: row("ログイン欄にCAPTCHA", ["sign-in-page"], always, { change: changes.captcha }),
  "robots-words": row("robot / bottom などの語があるだけの画面（CAPTCHAではない）", pages, always, {
    change: changes.robotsWords,
  }),
  "unexpected-second-step": row("知らない追加確認の画面", ["sign-in-post"], always, {
    answer: answers.secondStep,
  }),
  "account-locked": row("アカウントがロックされている", ["sign-in-post"], always),
  "company-required": row("会社IDを求める", ["sign-in-post"], always),
  "password-expired": row("パスワード期限切れの画面", ["sign-in-post"], always, {
    answer: answers.passwordExpired,
  }),
  "terms-page": row("利用規約への同意の画面", ["sign-in-post"], always, {
    answer: answers.terms,
  }),
  "redirect-loop": row("転送が終わらない", ["book"], always, { answer: answers.redirectLoop }),
  "redirect-other-host": row("よそのホストへ転送する", ["sign-in-page"], always, {
    answer: answers.redirectOtherHost,
  }),
  "missing-set-cookie": row("Cookieを渡さない", ["sign-in-post", "bridge"], always, {
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
    always,
    { answer: limitByWindow },
  ),
  "form-sentence": row(
    "打刻修正の入力欄のかわりに断りの一文（value 1: 欄とボタンも使える、2: 灰色）",
    ["day-page"],
    always,
    { change: traits.formSentence },
  ),
  "no-logout-link": row("ログアウトのリンクがない画面", [...pages, "leave"], always, {
    change: traits.noLogoutLink,
  }),
  "leave-detail-unread": row(
    "休暇申請の画面に最終日がない（value 1: 別の申請の画面）",
    ["leave"],
    always,
    { change: traits.leaveDetailUnread },
  ),
  "note-dropped": row("受け付けて、備考だけ保存しない", ["insert"], always),
  "other-place": row("受け付けて、別の打刻場所で保存する", ["insert"], always),
  "slow-bytes": row("少しずつしか届かない（value: 毎秒バイト、既定 1000）", pages, always, {
    change: changes.slowBytes,
  }),
  "hang-renderer": row(
    "画面が固まる（value: 読み込みから何ミリ秒後、既定 0）",
    ["day-page"],
    always,
    {
      change: changes.hang,
    },
  ),
  "endless-analytics": row("終わらない計測リクエスト", pages, always, {
    change: changes.analytics,
  }),
  "huge-page": row(
    "巨大な画面（value: バイト、既定 5000000（開くと画面のメモリは約0.5GB））",
    ["book"],
    always,
    {
      change: changes.huge,
    },
  ),
  "leaking-page": row("メモリを食い続ける画面（value: 毎秒MB、既定 20）", ["day-page"], always, {
    change: changes.leak,
  }),
  "alert-on-load": row("開くと alert が出る", pages, always, { change: changes.alertOnLoad }),
  "leave-dialog": row("離れるときに確認が出る（beforeunload）", pages, always, {
    change: changes.leaveDialog,
  }),
  "popup-on-load": row("開くと別ウィンドウを開く", pages, always, { change: changes.popup }),
  "load-internal-hosts": row("よそのホストや内部アドレスを読み込もうとする", pages, always, {
    change: changes.internalHosts,
  }),
  "other-person": row(
    "画面の氏名が別人（value 1: 氏名は同じで、入力欄の持ち主だけ別人）",
    ["top", "book", "day-page"],
    always,
    {
      change: changes.otherPerson,
    },
  ),
} as const satisfies Record<FaultName, FaultRow>;

function row(
  title: string,
  on: FaultRow["on"],
  ...[times, does]: [times: FaultRow["times"], does?: Pick<FaultRow, "answer" | "change">]
): FaultRow {
  return { title, on, times, ...does };
}
