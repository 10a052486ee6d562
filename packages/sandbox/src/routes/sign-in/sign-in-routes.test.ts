import { expect, test } from "vitest";
import { createSandboxApp } from "../../app.ts";
import { createSandboxState } from "../../state/sandbox-state.ts";
import { tenants } from "../../tenants/tenants.ts";
import {
  createVisitor,
  fieldValue,
  idSite,
  pageText,
  sslSite,
  submitSignIn,
} from "../../testing/visitor.ts";

test("a sign-in with app_key runs over authorize and callback to the top page", async () => {
  const visitor = createVisitor();

  const { response, urls } = await visitor.follow(await submitSignIn(visitor), idSite);

  expect(urls.map((url) => new URL(url)).map((url) => url.host + url.pathname)).toEqual([
    "id.localhost/oauth/authorize",
    "ssl.localhost/jbcoauth/callback",
    "ssl.localhost/employee",
  ]);
  expect(await response.text()).toContain("JOBCAN MyPage: 練習 太郎");
});

test("each host keeps its own cookie, and both are Secure behind TLS and HttpOnly", async () => {
  const visitor = createVisitor();
  const behindTls = createSandboxApp(createSandboxState({ tenant: tenants.default, secure: true }));
  const page = await visitor.get(`${idSite}/users/sign_in?app_key=atd`);
  await visitor.follow(await submitSignIn(visitor), idSite);

  expect([...(visitor.cookies.get("id.localhost")?.keys() ?? [])]).toEqual(["_jbcid_session"]);
  expect([...(visitor.cookies.get("ssl.localhost")?.keys() ?? [])]).toEqual(["sid"]);
  // HTTP clients send no Secure cookie over plain http.
  expect(page.headers.get("set-cookie")).toMatch(/_jbcid_session=\w{32};(?!.*Secure).*HttpOnly/);
  const secure = await behindTls.request(`${idSite}/users/sign_in`);
  expect(secure.headers.get("set-cookie")).toMatch(/_jbcid_session=\w{32};.*HttpOnly; Secure/);
});

test("a sign-in without app_key lands on the profile, and the bridge leads on from there", async () => {
  const visitor = createVisitor();

  const landed = await visitor.follow(await submitSignIn(visitor, {}, ""), idSite);
  const bridged = await visitor.follow(await visitor.get(`${sslSite}/jbcoauth/login`), sslSite);

  expect(landed.urls).toEqual([`${idSite}/account/profile`]);
  expect(await landed.response.text()).toContain("アカウント情報 | ジョブカン共通ID管理画面");
  expect(bridged.urls.at(-1)).toBe(`${sslSite}/employee`);
});

test("an account that always lands on the profile does so with app_key as well", async () => {
  const visitor = createVisitor(tenants["lands-on-profile"]);

  const landed = await visitor.follow(await submitSignIn(visitor), idSite);

  expect(landed.urls).toEqual([`${idSite}/account/profile`]);
});

test("the staff code signs in as well as the e-mail", async () => {
  const visitor = createVisitor();

  const response = await submitSignIn(visitor, { "user[email]": "S0001" });

  expect(response.status).toBe(302);
});

test("a wrong password shows the form again with a flash, with status 200 and no session", async () => {
  const visitor = createVisitor();

  const response = await submitSignIn(visitor, { "user[password]": "wrong" });
  const page = await response.text();

  expect(response.status).toBe(200);
  expect(page).toMatch(/<p class="flash flash__alert">[^<]+<\/p>/);
  expect(page).toContain('id="new_user"');
  expect(visitor.state.counts.signInPosts).toBe(1);
  expect((await visitor.get(`${idSite}/account/profile`)).status).toBe(302);
});

test("a typed e-mail comes back escaped", async () => {
  const visitor = createVisitor();

  const response = await submitSignIn(visitor, { "user[email]": '"><script>alert(1)</script>' });

  expect(await response.text()).not.toContain("<script>alert(1)");
});

test("a form with a foreign authenticity_token is a 422", async () => {
  const visitor = createVisitor();

  const response = await submitSignIn(visitor, { authenticity_token: "0".repeat(32) });

  expect(response.status).toBe(422);
});

test("who is signed in already is led over the bridge instead of seeing the form", async () => {
  const visitor = createVisitor();
  await submitSignIn(visitor);

  const response = await visitor.get(`${idSite}/users/sign_in?app_key=atd`);

  expect(response.headers.get("location")).toBe(`${sslSite}/jbcoauth/login`);
});

test("the same e-mail at two companies fails until the company id is given", async () => {
  const visitor = createVisitor(tenants["multi-company"]);

  const without = await submitSignIn(visitor);
  const withCode = await submitSignIn(visitor, { "user[client_code]": "second" });
  const { response } = await visitor.follow(withCode, idSite);

  expect(await without.text()).toContain("flash");
  expect(await response.text()).toContain("第二練習株式会社");
});

test("an account with a one-time code passes only with that code", async () => {
  const visitor = createVisitor(tenants["one-time-code"]);
  const asked = await (await submitSignIn(visitor)).text();
  const fields = { authenticity_token: fieldValue(asked, "authenticity_token") };

  const wrong = await visitor.post(`${idSite}/users/sign_in`, {
    ...fields,
    "user[otp_attempt]": "000000",
  });
  const right = await visitor.post(`${idSite}/users/sign_in`, {
    ...fields,
    "user[otp_attempt]": "123456",
  });
  const { urls } = await visitor.follow(right, idSite);

  expect(asked).toContain('id="edit_user"');
  expect(asked).toContain('id="user_otp_attempt"');
  expect(await wrong.text()).toContain("flash__alert");
  expect(urls.at(-1)).toBe(`${sslSite}/employee`);
  expect(visitor.state.counts).toMatchObject({ signInPosts: 1, otpPosts: 2 });
});

test("three wrong passwords lock the account, even for the right one", async () => {
  const visitor = createVisitor(tenants["locks-after-3"]);
  for (let times = 0; times < 3; times++) {
    await submitSignIn(visitor, { "user[password]": "wrong" });
  }

  const response = await submitSignIn(visitor);

  expect(await response.text()).toContain("ロック");
});

test("a company without common ID is entered through the staff login", async () => {
  const visitor = createVisitor(tenants["legacy-only"]);
  const url = `${sslSite}/login/pc-employee-global`;
  const fields = { email: "demo@example.jp", password: "practice-1234", url: "/employee" };

  const common = await submitSignIn(visitor);
  const wrong = await visitor.post(url, { ...fields, client_id: "1" });
  const right = await visitor.post(url, { ...fields, client_id: "4242" });

  expect(await common.text()).toContain("flash");
  expect(wrong.headers.get("location")).toBe("/login/pc-employee-global?err=1&lang_code=ja");
  expect(await (await visitor.get(`${url}?err=1&lang_code=ja`)).text()).toContain('class="error"');
  expect(right.headers.get("location")).toBe("/employee");
});

test("common-ID credentials do not work in the staff login", async () => {
  const visitor = createVisitor();

  const response = await visitor.post(`${sslSite}/login/pc-employee-global`, {
    client_id: "4242",
    email: "demo@example.jp",
    password: "practice-1234",
  });

  expect(response.headers.get("location")).toContain("err=1");
});

test.each(["/employee", "/employee/attendance", "/employee/adit/modify?year=2026&month=11&day=2"])(
  "a signed-out visit of %s is sent to the staff login",
  async (path) => {
    const visitor = createVisitor();

    const response = await visitor.get(`${sslSite}${path}`);

    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toMatch(/^\/login\/pc-employee-global\?redirect_to=/);
    const login = await pageText(visitor, response.headers.get("location") ?? "");
    expect(login).toContain("スタッフマイページログイン");
    expect(login).toContain('id="client_id"');
  },
);

test("a signed-out XHR gets the same redirect, not JSON", async () => {
  const visitor = createVisitor();

  const response = await visitor.post(`${sslSite}/employee/adit/insert/`, { time: "0900" });

  expect(response.status).toBe(302);
  expect(visitor.state.counts).toMatchObject({ inserts: 1, writes: 1 });
  expect(visitor.state.punches).toEqual([]);
});

test("a sign-in to the common ID alone does not open the attendance product", async () => {
  const visitor = createVisitor();
  await submitSignIn(visitor, {}, "");

  const response = await visitor.get(`${sslSite}/employee`);

  expect(response.headers.get("location")).toContain("/login/pc-employee-global");
});

test("authorize hands its code to no other address", async () => {
  const visitor = createVisitor();
  await submitSignIn(visitor);

  const response = await visitor.get(
    `${idSite}/oauth/authorize?redirect_uri=http://evil.localhost/`,
  );

  expect(response.status).toBe(400);
});
