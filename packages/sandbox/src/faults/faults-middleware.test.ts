import { expect, test } from "vitest";
import { recordedPunches } from "../state/read-punches.ts";
import { fault, signedInWith } from "../testing/fault-visit.ts";
import {
  createVisitor,
  fieldValue,
  idSite,
  pageText,
  punch,
  sendPunch,
  signedIn,
  sslSite,
  submitSignIn,
} from "../testing/visitor.ts";
import type { FaultName } from "./fault-name.ts";
import type { SimulatedFault } from "./simulated-fault.ts";

const day = "/employee/adit/modify?year=2026&month=11&day=2";
const book = "/employee/attendance?year=2026&month=11";

test.each<[FaultName, number, string]>([
  ["error-500", 500, "システムエラー"],
  ["maintenance-503", 503, "メンテナンス"],
  ["maintenance-200", 200, "メンテナンス"],
  ["rate-limited-429", 429, "アクセスが集中"],
])("%s answers every page with %i", async (name, status, text) => {
  const visitor = await signedInWith({ name });

  const response = await visitor.get(`${sslSite}${book}`);

  expect(response.status).toBe(status);
  expect(await response.text()).toContain(text);
});

test("rate-limited-429 says when to come back, and happens once", async () => {
  const visitor = await signedInWith({ name: "rate-limited-429", value: 7 });

  expect((await visitor.get(`${sslSite}${book}`)).headers.get("retry-after")).toBe("7");
  expect((await visitor.get(`${sslSite}${book}`)).status).toBe(200);
});

test("a limit of requests has a fault for each of its kinds", async () => {
  expect(await seen({ name: "rate-limited-429", value: 0 })).toMatch(/^429 null /);
  expect(await seen({ name: "rate-limited-503", value: 9 })).toMatch(/^503 9 /);
  expect(await seen({ name: "rate-limit-leads" })).toContain("url=/error/partial-rate-limit");
  expect(await seen({ name: "rate-limit-leads", value: 1 })).toContain("location.replace");
  expect(await seen({ name: "rate-limit-leads", value: 2 })).not.toContain("error/partial");
  expect(await seen({ name: "rate-limit-notice" })).toMatch(/^200 null [^]*アクセスが集中/);
  expect(await seen({ name: "rate-limit-notice", value: 3 })).toContain("Too many requests");
  expect(await seen({ name: "rate-limit-notice", value: 4 })).toMatch(
    /employee\/logout[^]*<main class="col"><p>[^<]*アクセスが集中[^<]*<\/p><\/main>/,
  );
});

test.each([
  [undefined, 302],
  [1, 429],
  [2, 503],
  [3, 200],
])("rate-limit-after-store %s stores the punch and answers %i", async (value, status) => {
  const visitor = await signedInWith({
    name: "rate-limit-after-store",
    ...(value === undefined ? {} : { value }),
  });

  const reply = await sendPunch(visitor, 2, { time: "0900" });

  expect(reply.status).toBe(status);
  expect(recordedPunches(visitor.state)).toHaveLength(1);
});

test.each<[SimulatedFault, object]>([
  [{ name: "closed-month" }, { date: "closed" }],
  [{ name: "future-date" }, { date: "future" }],
  [{ name: "duplicate" }, { time: "duplicate" }],
  [{ name: "rejected-result-0" }, {}],
  [{ name: "token-rejected-once" }, { token: "invalid" }],
])("%j refuses the punch with %j and stores nothing", async (spec, errors) => {
  const visitor = await signedInWith(spec);

  expect(await punch(visitor, 2, { time: "0900" })).toEqual({ result: 0, errors });
  expect(visitor.state.punches).toEqual([]);
});

test("token-rejected-once: the page opened before stays stale, a fresh one works", async () => {
  const visitor = await signedIn();
  const token = fieldValue(await pageText(visitor, day), "token");
  fault(visitor, { name: "token-rejected-once" });

  expect(await punch(visitor, 2, { time: "0900", token })).toMatchObject({ result: 0 });
  expect(await punch(visitor, 2, { time: "0900", token })).toMatchObject({ result: 0 });
  expect(await punch(visitor, 2, { time: "0900" })).toMatchObject({ result: 1 });
});

test("token-rejected-once at the sign-in is a 422 that never reads the password", async () => {
  const visitor = createVisitor();
  fault(visitor, { name: "token-rejected-once", on: "sign-in-post" });

  expect((await submitSignIn(visitor)).status).toBe(422);
  expect((await submitSignIn(visitor)).status).toBe(302);
});

test("a fault after one insert hits the second punch of a day, and only that", async () => {
  const visitor = await signedInWith({ name: "closed-month", on: "insert", after: 1, times: 1 });

  expect(await punch(visitor, 2, { time: "0900" })).toMatchObject({ result: 1 });
  expect(await punch(visitor, 2, { time: "1800" })).toMatchObject({ result: 0 });
  expect(await punch(visitor, 2, { time: "1800" })).toMatchObject({ result: 1 });
});

test("reply-lost-after-store stores the punch and breaks the reply off", async () => {
  const visitor = await signedInWith({ name: "reply-lost-after-store" });

  await expect(punch(visitor, 2, { time: "0900" })).rejects.toThrow("cut the connection");
  expect(recordedPunches(visitor.state)).toMatchObject([{ minutes: 540 }]);
});

test("connection-cut breaks off before anything is stored", async () => {
  const visitor = await signedInWith({ name: "connection-cut" });

  await expect(punch(visitor, 2, { time: "0900" })).rejects.toThrow("cut the connection");
  expect(visitor.state.punches).toEqual([]);
});

test("reply-late-after-store stores the punch and answers after its time", async () => {
  const visitor = await signedInWith({ name: "reply-late-after-store", value: 1 });

  expect(await punch(visitor, 2, { time: "0900" })).toMatchObject({ result: 1 });
});

test("accepted-not-stored says yes and stores nothing; with value 1 it even lists it", async () => {
  const honest = await signedInWith({ name: "accepted-not-stored" });
  const lying = await signedInWith({ name: "accepted-not-stored", value: 1 });

  expect(await punch(honest, 2, { time: "0900" })).toEqual({
    result: 1,
    log_table: expect.not.stringContaining("<tr"),
    refresh: 0,
  });
  expect((await punch(lying, 2, { time: "0900" })).log_table).toContain("09:00");
  expect(recordedPunches(honest.state).concat(recordedPunches(lying.state))).toEqual([]);
});

test("refresh-1 asks the page to reload", async () => {
  const visitor = await signedInWith({ name: "refresh-1" });

  expect(await punch(visitor, 2, { time: "0900" })).toMatchObject({ result: 1, refresh: 1 });
});

test("http-200-error-html answers the punch with a page", async () => {
  const visitor = await signedInWith({ name: "http-200-error-html" });

  await expect(punch(visitor, 2, { time: "0900" })).rejects.toThrow("is not valid JSON");
  expect(visitor.state.punches).toEqual([]);
});

test("session-expired signs out of both sites, once", async () => {
  const visitor = await signedInWith({ name: "session-expired", on: "insert", after: 1 });
  await punch(visitor, 2, { time: "0900" });
  const token = fieldValue(await pageText(visitor, day), "token");

  const response = await visitor.post(`${sslSite}/employee/adit/insert/`, { token });

  expect(response.headers.get("location")).toContain("/login/pc-employee-global");
  expect((await visitor.get(`${idSite}/account/profile`)).status).toBe(302);
  await visitor.follow(await submitSignIn(visitor), idSite);
  expect(await punch(visitor, 2, { time: "1800" })).toMatchObject({ result: 1 });
});

test.each<[SimulatedFault, string, string]>([
  [{ name: "renamed-field" }, `${sslSite}${day}`, 'id="ter_time"'],
  [{ name: "missing-button" }, `${sslSite}${day}`, 'id="insert_button"'],
  [{ name: "renamed-field", on: "book" }, `${sslSite}${book}`, "出勤時刻"],
])("%j takes away what %s had", async (spec, url, lost) => {
  const visitor = await signedIn();
  const before = await (await visitor.get(url)).text();
  fault(visitor, spec);

  expect(before).toContain(lost);
  expect(await (await visitor.get(url)).text()).not.toContain(lost);
});

test.each<[SimulatedFault, string, string]>([
  [{ name: "renamed-field", on: "sign-in-page" }, "", 'id="user_email"'],
  [{ name: "missing-button", on: "sign-in-page" }, "", 'id="login_button"'],
])("%j%s takes away %s of the sign-in form", async (spec, _, lost) => {
  const visitor = createVisitor();
  const url = `${idSite}/users/sign_in`;
  const before = await (await visitor.get(url)).text();
  fault(visitor, spec);

  expect(before).toContain(lost);
  expect(await (await visitor.get(url)).text()).not.toContain(lost);
});

test("captcha stands inside the sign-in form, robots-words only outside of it", async () => {
  const withCaptcha = createVisitor();
  fault(withCaptcha, { name: "captcha" });
  const withWords = createVisitor();
  fault(withWords, { name: "robots-words" });
  const formOf = async (visitor: typeof withWords): Promise<string> => {
    const page = await (await visitor.get(`${idSite}/users/sign_in`)).text();
    return /<form[^]*<\/form>/.exec(page)?.[0] ?? "";
  };

  expect(await formOf(withCaptcha)).toMatch(/captcha/);
  expect(await formOf(withWords)).not.toMatch(/captcha|robot|verify|bottom/);
  expect(await (await withWords.get(`${idSite}/users/sign_in`)).text()).toContain("robots.txt");
});

test.each<[FaultName, string]>([
  ["unexpected-second-step", "security_check"],
  ["password-expired", "パスワードの有効期限が切れています"],
  ["terms-page", "利用規約が改定されました"],
  ["account-locked", "ロック"],
  ["company-required", "会社ID"],
])("%s comes after the password and lets no one in", async (name, text) => {
  const visitor = createVisitor();
  fault(visitor, { name });

  const response = await submitSignIn(visitor);

  expect(response.status).toBe(200);
  expect(await response.text()).toContain(text);
  expect((await visitor.get(`${idSite}/account/profile`)).status).toBe(302);
  expect(visitor.state.counts.signInPosts).toBe(1);
});

test("redirect-loop never arrives", async () => {
  const visitor = await signedInWith({ name: "redirect-loop" });
  const url = `${sslSite}${book}`;

  const { urls } = await visitor.follow(await visitor.get(url), url);

  expect(urls).toHaveLength(20);
});

test("redirect-other-host leads to a foreign host that imitates the sign-in page, and is counted", async () => {
  const visitor = createVisitor();
  fault(visitor, { name: "redirect-other-host" });
  const url = `${idSite}/users/sign_in?app_key=atd`;

  const { response, urls } = await visitor.follow(await visitor.get(url), url);

  expect(urls).toEqual(["http://evil.localhost/users/sign_in"]);
  expect(await response.text()).toContain('id="user_password"');
  expect(visitor.state.counts.foreignHostRequests).toBe(1);
});

test("missing-set-cookie ends a right password at the sign-in again", async () => {
  const visitor = createVisitor();
  fault(visitor, { name: "missing-set-cookie" });

  const { urls } = await visitor.follow(await submitSignIn(visitor), idSite);

  expect(urls.at(-1)).toContain("/users/sign_in");
});

test.each<[SimulatedFault, RegExp]>([
  [{ name: "hang-renderer", value: 300 }, /while \(true\) \{\} \}, 300\)/],
  [{ name: "alert-on-load", on: "day-page" }, /alert\("/],
  [{ name: "leave-dialog", on: "day-page" }, /beforeunload/],
  [{ name: "popup-on-load", on: "day-page" }, /window\.open/],
  [{ name: "leaking-page", value: 5 }, /new Uint8Array\(524290\)/],
  [{ name: "endless-analytics", on: "day-page" }, /\/st\/analytics\/endless/],
  [{ name: "load-internal-hosts", on: "day-page" }, /169\.254\.169\.254[^]*evil\.localhost/],
  [{ name: "other-person" }, /id="rollover-menu-link"[^>]*>別人 花子/],
])("%j puts %s into the page", async (spec, expected) => {
  const visitor = await signedInWith(spec);

  expect(await pageText(visitor, day)).toMatch(expected);
});

test("huge-page is as big as asked", async () => {
  const visitor = await signedInWith({ name: "huge-page", value: 1_000_000 });

  const bytes = await (await visitor.get(`${sslSite}${book}`)).arrayBuffer();

  expect(bytes.byteLength).toBeGreaterThan(1_000_000);
});

test("slow-bytes gives the whole page in small pieces", async () => {
  const visitor = await signedInWith({ name: "slow-bytes", value: 100_000 });
  const response = await visitor.get(`${sslSite}${book}`);
  const sizes: number[] = [];
  for await (const piece of response.body ?? []) sizes.push(piece.length);

  expect(Math.max(...sizes)).toBeLessThanOrEqual(10_000);
  expect(sizes.length).toBeGreaterThan(1);
});

test("slow answers all the same", async () => {
  const visitor = await signedInWith({ name: "slow", value: 1 });

  expect((await visitor.get(`${sslSite}${book}`)).status).toBe(200);
});

test("the endless request gives a byte and never an end", async () => {
  const visitor = createVisitor();
  const reader = (await visitor.get(`${sslSite}/st/analytics/endless`)).body?.getReader();

  expect((await reader?.read())?.done).toBe(false);
  await reader?.cancel();
});

test("two faults at once both happen", async () => {
  const visitor = await signedInWith({ name: "alert-on-load", on: "day-page" });
  fault(visitor, { name: "missing-button" });

  const page = await pageText(visitor, day);

  expect(page).toContain("alert(");
  expect(page).not.toContain("insert_button");
});

async function seen(spec: SimulatedFault): Promise<string> {
  const response = await (await signedInWith(spec)).get(`${sslSite}${day}`);
  return `${response.status} ${response.headers.get("retry-after")} ${await response.text()}`;
}
