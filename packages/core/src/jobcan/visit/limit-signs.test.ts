import { expect, test } from "vitest";
import { snapshotOf } from "../../testing/page-snapshot.ts";
import { statusError } from "./classify-page.ts";
import { isLimit, isLimitHtml, isRateLimitUrl, namesLimit } from "./limit-signs.ts";

const limitPath = "/error/partial-rate-limit";

test.each([
  ["https://ssl.jobcan.jp/error/partial-rate-limit", true],
  ["https://error.jobcan.jp/ja/error/partial-rate-limit?from=adit", true],
  [limitPath, true],
  ["https://ssl.jobcan.jp/employee/error", false],
  [`https://ssl.jobcan.jp/login/pc-employee-global?redirect_to=${limitPath}`, false],
  [`https://ssl.jobcan.jp/employee#${limitPath}`, false],
  ["", false],
])("%s is the address of the limit: %s", (url, expected) => {
  expect(isRateLimitUrl(url)).toBe(expected);
});

test.each([
  ['{"error":"Too many requests"}', true],
  [
    '{"message":"\\u30ea\\u30af\\u30a8\\u30b9\\u30c8\\u304c\\u591a\\u3059\\u304e\\u307e\\u3059"}',
    true,
  ],
  ["アクセスが集中しています", true],
  ['{"error":"internal"}', false],
  ["しばらくしてからお試しください", false],
])("a reply of %s is one for the limit: %s", (body, expected) => {
  expect(namesLimit(body)).toBe(expected);
});

test.each([
  [429, undefined, "SITE_RATE_LIMITED"],
  [429, 30, "SITE_RATE_LIMITED"],
  [503, 30, "SITE_RATE_LIMITED"],
  [503, undefined, "SITE_UNAVAILABLE"],
  [500, 30, "SITE_UNAVAILABLE"],
] as const)("status %s with Retry-After %s is %s", (status, retryAfterSecs, code) => {
  const seen = { url: "", method: "GET", status, retryAfterSecs };
  const error = statusError(snapshotOf({}), seen);

  expect(error?.code).toBe(code);
  expect(error?.retryAfterSecs).toBe(code === "SITE_RATE_LIMITED" ? retryAfterSecs : undefined);
  expect(error !== undefined && isLimit(error)).toBe(code === "SITE_RATE_LIMITED");
});

test("a 503 that speaks of maintenance is maintenance, however soon one may come back", () => {
  const seen = { url: "", method: "GET", status: 503, retryAfterSecs: 30 };
  const shown = snapshotOf({ title: "メンテナンス中", bareText: "しばらくお待ちください。" });

  expect(statusError(shown, seen)?.code).toBe("SITE_MAINTENANCE");
});

test.each([
  ["ただいまアクセスが集中しています。", true],
  ["しばらく時間をおいてから再度お試しください。", true],
  ["リクエストが多すぎます", true],
  ["Too Many Requests", true],
  ["Please try again later.", true],
  ["アクセスが集中しています。しばらくしてから再度ログインしてください。", true],
  ["アカウントはロックされています。しばらく時間をおいてください。", false],
  ["処理中にエラーが発生しました。", false],
])("a page of nothing but the words %s tells of the limit: %s", (bareText, isNotice) => {
  const code = isNotice ? "SITE_RATE_LIMITED" : undefined;

  expect(statusError(snapshotOf({ bareText }), undefined)?.code).toBe(code);
  expect(statusError(snapshotOf({ bareText, employeeMarker: true }), undefined)?.code).toBe(code);
  expect(isLimitHtml(`<!doctype html><title>x</title><p>${bareText}</p>`)).toBe(isNotice);
});

test("such words on a page with a table, a field or many words are only words", () => {
  const text = "アクセスが集中しています";

  expect(statusError(snapshotOf({ text, title: text }), undefined)).toBeUndefined();
  expect(isLimitHtml(`<p>${text}</p>${"<p>お知らせです。</p>".repeat(100)}`)).toBe(false);
  expect(isLimitHtml(JSON.stringify({ result: 0, errors: { notice: text } }))).toBe(false);
});

test("an error of the site that says 'later' is that error", () => {
  const seen = { url: "", method: "GET", status: 500, retryAfterSecs: undefined };
  const shown = snapshotOf({ bareText: "時間をおいて再度お試しください。" });

  expect(statusError(shown, seen)?.code).toBe("SITE_UNAVAILABLE");
});

test("a page of no more than words that leads to the limit is the limit, another is not", () => {
  const leads = { refreshUrl: `https://ssl.jobcan.jp${limitPath}` };

  expect(statusError(snapshotOf({ bareText: "", ...leads }), undefined)?.code).toBe(
    "SITE_RATE_LIMITED",
  );
  expect(statusError(snapshotOf({ bareText: "", namesLimit: true }), undefined)?.code).toBe(
    "SITE_RATE_LIMITED",
  );
  expect(statusError(snapshotOf({ ...leads, namesLimit: true }), undefined)).toBeUndefined();
  expect(isLimitHtml(`<script>location = "${limitPath}";</script>`)).toBe(true);
});
