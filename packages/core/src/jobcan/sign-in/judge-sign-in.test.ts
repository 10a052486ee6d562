import { expect, test } from "vitest";
import { classifyPage, statusError } from "../visit/classify-page.ts";
import { snapshotOf } from "../../testing/page-snapshot.ts";
import { checkSignInPage, judgeSignIn } from "./judge-sign-in.ts";
import type { PageSnapshot, SignInFields } from "../visit/page-snapshot.ts";
import type { Landing } from "../visit/judge-landing.ts";

const site = { idUrl: "https://id.jobcan.jp", sslUrl: "https://ssl.jobcan.jp" };
const form: SignInFields = {
  action: "https://id.jobcan.jp/users/sign_in",
  login: true,
  password: true,
  company: true,
  submit: true,
  captcha: false,
};

test.each<[what: string, Partial<PageSnapshot>, kind: string]>([
  [
    "the employee's page",
    { url: "https://ssl.jobcan.jp/employee", employeeMarker: true },
    "employee",
  ],
  ["an employee's page without its mark", { url: "https://ssl.jobcan.jp/employee" }, "ssl_other"],
  [
    "a sign-in on an employee's path",
    { url: "https://ssl.jobcan.jp/employee", employeeMarker: true, passwordField: true },
    "staff_login",
  ],
  [
    "a notice in place of a page that the session is over",
    {
      url: "https://ssl.jobcan.jp/employee/attendance",
      employeeMarker: true,
      bareText: "セッションの有効期限が切れました。再度ログインしてください。",
    },
    "staff_login",
  ],
  ["the staff's sign-in", { url: "https://ssl.jobcan.jp/login/pc-employee-global" }, "staff_login"],
  [
    "the right address inside a query",
    { url: "https://other.example/?next=https://ssl.jobcan.jp/employee", employeeMarker: true },
    "foreign",
  ],
  [
    "the right host without TLS",
    { url: "http://ssl.jobcan.jp/employee", employeeMarker: true },
    "foreign",
  ],
  [
    "a path that only begins alike",
    { url: "https://ssl.jobcan.jp/employees", employeeMarker: true },
    "ssl_other",
  ],
  ["the sign-in form", { signIn: form }, "sign_in"],
  ["a one-time code", { oneTimeCode: true }, "one_time_code"],
  ["a profile", { url: "https://id.jobcan.jp/account/profile" }, "id_other"],
])("%s is %s", (_what, shown, kind) => {
  expect(classifyPage(snapshotOf(shown), site)).toBe(kind);
});

test.each<[Partial<SignInFields>, code: string, fact: object]>([
  [{ captcha: true }, "HUMAN_CHECK_REQUIRED", { kind: "captcha", host: "id.jobcan.jp" }],
  [{ login: false }, "SITE_CHANGED", { field: "login" }],
  [{ password: false }, "SITE_CHANGED", { field: "password" }],
  [{ company: false }, "SITE_CHANGED", { field: "company" }],
  [{ submit: false }, "SITE_CHANGED", { field: "submit" }],
  [
    { action: "https://evil.example/users/sign_in" },
    "UNEXPECTED_REDIRECT",
    { host: "evil.example" },
  ],
  [
    { action: "http://id.jobcan.jp/users/sign_in" },
    "UNEXPECTED_REDIRECT",
    { host: "id.jobcan.jp" },
  ],
])("a sign-in form with %o takes no password: %s", (change, code, facts) => {
  const landing = { ...land({ signIn: { ...form, ...change } }), kind: "sign_in" as const };

  expect(() => checkSignInPage(landing, site, true)).toThrow(
    expect.objectContaining({ code, facts: expect.objectContaining(facts) }),
  );
});

test("a sign-in page without the form, but with Google or SAML, takes no password and says why", () => {
  const landing = land({ otherSignIn: true });

  expect(() => checkSignInPage(landing, site, false)).toThrow(
    expect.objectContaining({
      code: "HUMAN_CHECK_REQUIRED",
      facts: expect.objectContaining({ kind: "sso" }),
    }),
  );
});

test.each([
  "GoogleまたはSAML認証でログインしてください。",
  "シングルサインオンをご利用ください。",
  "Please sign in with SSO.",
])("the form again with %s is no wrong password, but another way to sign in", (flash) => {
  const landing = { ...land({ signIn: form, flash }, "POST"), kind: "sign_in" as const };

  expect(() => judgeSignIn(landing, false)).toThrow(
    expect.objectContaining({
      code: "HUMAN_CHECK_REQUIRED",
      facts: expect.objectContaining({ kind: "sso", siteText: flash }),
    }),
  );
});

test.each<[flash: string, companyGiven: boolean, code: string]>([
  ["メールアドレスまたはパスワードが正しくありません。", false, "LOGIN_REJECTED"],
  ["Your Login Information is incorrect", true, "LOGIN_REJECTED"],
  ["アカウントがロックされています。", false, "ACCOUNT_LOCKED"],
  ["会社IDを入力してください。", false, "COMPANY_REQUIRED"],
  ["会社IDが正しくありません。", true, "LOGIN_REJECTED"],
])("the form again with %s (company given: %s) is %s", (flash, companyGiven, code) => {
  const landing = { ...land({ signIn: form, flash }, "POST"), kind: "sign_in" as const };

  expect(() => judgeSignIn(landing, companyGiven)).toThrow(expect.objectContaining({ code }));
});

test("the form again after a redirect and without a message is no rejected password", () => {
  const landing = { ...land({ signIn: form }, "GET"), kind: "sign_in" as const };

  expect(() => judgeSignIn(landing, false)).toThrow(
    expect.objectContaining({
      code: "SITE_CHANGED",
      facts: expect.objectContaining({ field: "session" }),
    }),
  );
});

test.each<[what: string, Partial<SignInFields>, status: number, code: string, fact: object]>([
  ["a form for a code", { password: false }, 200, "HUMAN_CHECK_REQUIRED", { kind: "second_step" }],
  [
    "a form without a login",
    { login: false },
    200,
    "HUMAN_CHECK_REQUIRED",
    { kind: "second_step" },
  ],
  ["the form refused for its token", {}, 422, "SITE_CHANGED", { field: "authenticity_token" }],
])("%s after the password is no wrong password", (...[, change, status, code, fact]) => {
  const flash = "もう一度入力してください";
  const shown = land({ signIn: { ...form, ...change }, flash }, "POST");
  const navigation = { url: "", method: "POST", status, retryAfterSecs: undefined };
  const landing = { ...shown, kind: "sign_in" as const, navigation };

  expect(() => judgeSignIn(landing, false)).toThrow(
    expect.objectContaining({ code, facts: expect.objectContaining(fact) }),
  );
});

test.each([
  [422, "authenticity_token"],
  [404, "sign_in_form"],
])("a page without a form that answers the password with %i names the %s", (status, field) => {
  const shown = land({ url: "https://id.jobcan.jp/users/sign_in" }, "POST");
  const navigation = { url: "", method: "POST", status, retryAfterSecs: undefined };

  expect(() => judgeSignIn({ ...shown, navigation }, false)).toThrow(
    expect.objectContaining({ code: "SITE_CHANGED", facts: expect.objectContaining({ field }) }),
  );
});

test("words of maintenance count only on a page that is not one of Jobcan's working pages", () => {
  const down = snapshotOf({ title: "メンテナンス中" });

  expect(statusError(down, undefined)?.code).toBe("SITE_MAINTENANCE");
  expect(statusError({ ...down, signIn: form }, undefined)).toBeUndefined();
  expect(statusError({ ...down, employeeMarker: true }, undefined)).toBeUndefined();
});

test("a rate limit carries the time that the site asks to wait", () => {
  const seen = { url: "", method: "GET", status: 429, retryAfterSecs: 30 };

  expect(statusError(snapshotOf({}), seen)).toMatchObject({
    code: "SITE_RATE_LIMITED",
    retryAfterSecs: 30,
  });
});

function land(shown: Partial<PageSnapshot>, method = "GET"): Landing {
  const page = snapshotOf(shown);
  const navigation = { url: page.url, method, status: 200, retryAfterSecs: undefined };
  return { kind: classifyPage(page, site), page, navigation };
}
