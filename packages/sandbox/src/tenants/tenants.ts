import { defineTenant, demoAccount, mainOffice, practiceCompany } from "./base-tenant.ts";
import { halfFilledPunches, leaveOverDays, leaveRequests } from "./prepared-days.ts";
import type { Tenant } from "./tenant.ts";

const secondCompany = { code: "second", name: "第二練習株式会社", clientId: 5151 };
const secondAccount = {
  ...demoAccount,
  companyCode: "second",
  employeeId: 2001,
  staffCode: "T0001",
};

/** The ready tenants, each named for what it shows; all but `legacy-only` are entered through the common ID. */
export const tenants = {
  default: defineTenant("default", "未来の日も受け付け、打刻修正はその場で承認される会社"),
  "manual-approval": defineTenant("manual-approval", "打刻修正に上長の承認がいる会社（承認待ち）", {
    rules: { approval: "manual" },
  }),
  "note-required": defineTenant("note-required", "打刻修正に備考が必須の会社", {
    rules: { noteRequired: true },
  }),
  "note-required-unmarked": defineTenant(
    "note-required-unmarked",
    "備考が必須だが、画面にそう書かれていない会社（送信時に断られる）",
    { rules: { noteRequired: true, noteMarked: false } },
  ),
  "place-required": defineTenant("place-required", "打刻場所を毎回選ぶ会社（初めは未選択）", {
    rules: { groups: [mainOffice, { id: 2, name: "大阪支社" }], groupChosen: false },
  }),
  "place-refused": defineTenant("place-refused", "初めに選ばれている打刻場所が断られる会社", {
    rules: { groups: [mainOffice, { id: 2, name: "大阪支社" }], refusedGroups: [mainOffice.id] },
  }),
  "leave-unread": defineTenant("leave-unread", "休暇申請の一覧が二ページにわたる会社", {
    rules: { leaveList: "paged" },
  }),
  "many-groups": defineTenant("many-groups", "打刻場所を三つから選ぶ会社", {
    rules: { groups: [mainOffice, { id: 2, name: "大阪支社" }, { id: 7, name: "在宅" }] },
  }),
  "no-group": defineTenant("no-group", "打刻場所の欄がない会社", { rules: { groups: [] } }),
  "no-note-field": defineTenant("no-note-field", "打刻修正に備考の欄がない会社", {
    rules: { noteField: false },
  }),
  "short-punch-list": defineTenant("short-punch-list", "打刻一覧に打刻場所と備考の列がない会社", {
    rules: {
      listShowsParts: false,
      groups: [mainOffice, { id: 2, name: "大阪支社" }],
    },
  }),
  "punch-type-shown": defineTenant("punch-type-shown", "打刻区分を自分で選ぶ会社", {
    rules: { aditItemShown: true },
  }),
  "ten-columns": defineTenant("ten-columns", "出勤簿が10列の会社", { rules: { columns: "ten" } }),
  "no-shift-column": defineTenant("no-shift-column", "出勤簿にシフト時間の列がない会社", {
    rules: { columns: "no-shift" },
  }),
  "extra-columns": defineTenant("extra-columns", "出勤簿に打刻場所と備考の列がある会社", {
    rules: { columns: "extra" },
  }),
  "empty-list-paragraph": defineTenant(
    "empty-list-paragraph",
    "打刻のない日の打刻一覧に段落がある会社",
    { rules: { emptyList: "paragraph" } },
  ),
  "empty-list-head": defineTenant("empty-list-head", "打刻のない日の打刻一覧が見出しだけの会社", {
    rules: { emptyList: "head" },
  }),
  "empty-list-wide-cell": defineTenant(
    "empty-list-wide-cell",
    "打刻のない日の打刻一覧が横長の一枠の会社",
    { rules: { emptyList: "wide-cell" } },
  ),
  "empty-list-dashes": defineTenant(
    "empty-list-dashes",
    "打刻のない日の打刻一覧に「-」だけの行がある会社",
    { rules: { emptyList: "dashes" } },
  ),
  "result-true": defineTenant("result-true", "打刻の返事が result: true の会社", {
    rules: { insertResult: true },
  }),
  "rounded-book": defineTenant("rounded-book", "出勤簿の時刻を15分に丸める会社", {
    rules: { roundsBookTo: 15 },
  }),
  "closing-day-15": defineTenant("closing-day-15", "15日締めの会社（11月は10/16〜11/15）", {
    rules: { closingDay: 15 },
  }),
  "multi-company": defineTenant("multi-company", "同じメールアドレスで二つの会社にいる人", {
    companies: [practiceCompany, secondCompany],
    accounts: [demoAccount, secondAccount],
  }),
  "lands-on-profile": defineTenant(
    "lands-on-profile",
    "ログインすると勤怠ではなくアカウント情報の画面に出る人",
    { rules: { landing: "profile" } },
  ),
  "one-time-code": defineTenant("one-time-code", "二段階認証（認証コード 123456）を使う人", {
    accounts: [{ ...demoAccount, otp: "123456" }],
  }),
  "one-time-code-expired": defineTenant(
    "one-time-code-expired",
    "認証コード 123456 は期限切れで、新しいコード 654321 なら通る人",
    { accounts: [{ ...demoAccount, otp: "654321", expiredOtp: "123456" }] },
  ),
  "one-time-code-once": defineTenant(
    "one-time-code-once",
    "認証コード（123456）を一度間違えるとログインからやり直しになる人",
    { accounts: [{ ...demoAccount, otp: "123456" }], rules: { codeTries: 1 } },
  ),
  captcha: defineTenant("captcha", "ログイン欄に画像認証（青い丸を押す）がある会社", {
    rules: { captcha: "click" },
  }),
  "captcha-undriven": defineTenant(
    "captcha-undriven",
    "ログイン欄の画像認証が、自動操作中のブラウザーを断る会社",
    { rules: { captcha: "undriven" } },
  ),
  "company-sign-in": defineTenant(
    "company-sign-in",
    "会社のログイン（Google・SAML、別のサイト）だけの会社。自動操作中のブラウザーは断られる",
    { rules: { signInMethods: "sso-only", identityProvider: "undriven" } },
  ),
  "company-sign-in-open": defineTenant(
    "company-sign-in-open",
    "会社のログイン（Google・SAML、別のサイト）だけの会社。どのブラウザーでも通る",
    { rules: { signInMethods: "sso-only", identityProvider: "any" } },
  ),
  terms: defineTenant("terms", "パスワードの後で利用規約への同意を求められる人", {
    rules: { afterPassword: "terms" },
  }),
  "second-step": defineTenant("second-step", "パスワードの後で秘密の質問（答え：ポチ）がある人", {
    rules: { afterPassword: "second-step" },
  }),
  "company-chooser": defineTenant(
    "company-chooser",
    "二つの会社にいて、パスワードの後で会社を選ぶ人",
    {
      companies: [practiceCompany, secondCompany],
      accounts: [demoAccount, secondAccount],
      rules: { companyBy: "page" },
    },
  ),
  "has-leave-and-holidays": defineTenant(
    "has-leave-and-holidays",
    "2026年11月に休暇（承認・承認待ち・却下・半休）と祝日がある",
    { leave: leaveRequests },
  ),
  "leave-over-days": defineTenant(
    "leave-over-days",
    "2026年11月に、数日にわたる承認待ちの休暇がある（前月からのもの、時間休、取消も）",
    { leave: leaveOverDays, rules: { showsDaysLeft: true } },
  ),
  "half-filled": defineTenant(
    "half-filled",
    "2026年11月が途中まで入っている（出勤のみ・両方・違う時刻・承認待ち・削除待ち・休憩・翌日退勤）",
    { punches: halfFilledPunches },
  ),
  "closed-month": defineTenant("closed-month", "2026年10月と11月が締め済み（送信時に断られる）", {
    rules: { closedMonths: ["2026-10", "2026-11"] },
  }),
  "closed-month-hidden": defineTenant("closed-month-hidden", "締め済みの日は入力欄が出ない会社", {
    rules: { closedMonths: ["2026-10", "2026-11"], closedPage: "form-hidden" },
  }),
  "closed-month-disabled": defineTenant(
    "closed-month-disabled",
    "締め済みの日は入力欄が灰色の会社",
    {
      rules: { closedMonths: ["2026-10", "2026-11"], closedPage: "form-disabled" },
    },
  ),
  "closed-month-sentence": defineTenant(
    "closed-month-sentence",
    "締め済みの日は入力欄のかわりに一文が出る会社",
    { rules: { closedMonths: ["2026-10", "2026-11"], closedPage: "form-sentence" } },
  ),
  "closed-month-sentence-beside": defineTenant(
    "closed-month-sentence-beside",
    "締め済みの日は入力欄の横に断りの一文が出る会社",
    { rules: { closedMonths: ["2026-10", "2026-11"], closedPage: "form-sentence-beside" } },
  ),
  "future-sentence": defineTenant("future-sentence", "未来の日は入力欄のかわりに一文が出る会社", {
    rules: { acceptFuture: false, closedPage: "form-sentence" },
  }),
  "future-refused": defineTenant("future-refused", "未来の日と未来の時刻の打刻を断る会社", {
    rules: { acceptFuture: false },
  }),
  "future-hidden": defineTenant("future-hidden", "未来の日は入力欄が出ない会社", {
    rules: { acceptFuture: false, closedPage: "form-hidden" },
  }),
  "auto-leave": defineTenant("auto-leave", "22時に自動退勤があり、それ以降の打刻を断る会社", {
    rules: { autoLeaveMinutes: 1320 },
  }),
  "no-correction-right": defineTenant("no-correction-right", "打刻修正を使えない人", {
    rules: { correctionAllowed: false },
  }),
  "refresh-on-punch": defineTenant("refresh-on-punch", "打刻のたびにページが再読み込みされる会社", {
    rules: { refreshOnPunch: true },
  }),
  english: defineTenant("english", "画面が英語の人", {
    accounts: [{ ...demoAccount, language: "en" }],
    leave: leaveRequests,
  }),
  korean: defineTenant("korean", "画面が韓国語の人", {
    accounts: [{ ...demoAccount, language: "ko" }],
  }),
  "sso-only": defineTenant("sso-only", "GoogleかSAMLでだけログインできる会社（入力欄がない）", {
    rules: { signInMethods: "sso-only" },
  }),
  "sso-refused": defineTenant(
    "sso-refused",
    "GoogleかSAMLでだけログインできる会社（入力欄はあり、断られる）",
    { rules: { signInMethods: "sso-refused" } },
  ),
  "legacy-only": defineTenant("legacy-only", "共通IDのない会社（会社ID 4242 のスタッフログイン）", {
    rules: { signIn: "legacy" },
  }),
  "locks-after-3": defineTenant("locks-after-3", "パスワードを3回間違えるとロックされる会社", {
    rules: { lockAfterFailures: 3 },
  }),
  "account-locked": defineTenant("account-locked", "ロックされている人", {
    accounts: [{ ...demoAccount, locked: true }],
  }),
  "same-name": defineTenant("same-name", "同姓同名の二人がいる会社（メールアドレスで区別）", {
    accounts: [
      demoAccount,
      { ...demoAccount, email: "demo2@example.jp", staffCode: "S0002", employeeId: 1002 },
    ],
  }),
} as const satisfies Record<string, Tenant>;

export type TenantName = keyof typeof tenants;

/** Whether a text names one of the ready tenants. */
export function isTenantName(text: string): text is TenantName {
  return Object.hasOwn(tenants, text);
}
