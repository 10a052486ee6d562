import { expect, test } from "vitest";
import { recordedPunches } from "../state/read-punches.ts";
import { defineTenant, demoAccount } from "../tenants/base-tenant.ts";
import { tenants } from "../tenants/tenants.ts";
import {
  createVisitor,
  fieldValue,
  idSite,
  pageText,
  punch,
  signedIn,
  sslSite,
  type Visitor,
} from "./visitor.ts";

const mobileDay = "/m/work/accessrecord?recordDay=20261102";
const dayPath = "/employee/adit/modify?year=2026&month=11&day=2";
const token = /^[0-9a-f]{32}$/;

/** What public HTTP clients search in single lines of a page, and what they must find there. */
const expressions: readonly [page: string, expression: RegExp, found: RegExp | string][] = [
  ["/employee", /<input type="hidden" class="token" name="token" value="(.*?)">/, token],
  ["/employee", /name="token".+value="(\S+)">/, token],
  ["/employee", /<option value="(.*?)"/, "1"],
  ["/employee", /var current_status = "(.*?)";/, "having_breakfast"],
  ["/employee", /var defaultAditGroupId = (\d+);/, "1"],
  ["/employee", /<title>JOBCAN MyPage: (.*?)<\/title>/, demoAccount.name],
  [dayPath, /name="token".+value="(\S+)">/, token],
  [dayPath, /name="client_id".+?value="(\S+)"/, "4242"],
  [dayPath, /name="employee_id".+?value="(\S+)"/, "1001"],
  [dayPath, /name="day" value="(\d+)">/, "2"],
  ["/employee/attendance?year=2026&month=11", /year=2026&month=11&day=(4)"/, "4"],
  ["/employee/attendance?year=2026&month=11", /<td>(09:00)<\/td><td>18:00<\/td>/, "09:00"],
  ["/employee/attendance?year=2026&month=11", /<div class="col">(.*?)<\/div>/, "2026年11月度"],
];

test.each(expressions)(
  "on %s the expression %s finds its value",
  async (path, expression, found) => {
    const page = await pageText(await signedIn(tenants["half-filled"]), path);
    const line = page.split("\n").find((text) => expression.test(text)) ?? "";

    expect(expression.exec(line)?.[1]).toMatch(found);
  },
);

test.each([
  ["of the form", /name="authenticity_token"\s+value="([^"]+)"/],
  ["of the head", /name="csrf-token"\s+content="([^"]+)"/],
  ["on the form's own line", /"new_user".+authenticity_token.+value="(\S+)"/],
])(
  "the CSRF token %s signs in, step by step without following redirects",
  async (_, expression) => {
    const visitor = createVisitor();
    const page = await (await visitor.get(`${idSite}/users/sign_in`)).text();
    const posted = await visitor.post(`${idSite}/users/sign_in`, {
      authenticity_token: expression.exec(page)?.[1] ?? "",
      "user[email]": demoAccount.email,
      "user[client_code]": "",
      "user[password]": demoAccount.password,
      redirect_uri: `${sslSite}/jbcoauth/callback`,
      app_key: "atd",
      commit: "Login",
    });
    const query = `client_id=1&redirect_uri=${sslSite}/jbcoauth/callback&response_type=code&scope=read`;
    const authorized = await visitor.get(`${idSite}/oauth/authorize?${query}`);
    const code = new URL(authorized.headers.get("location") ?? "").searchParams.get("code") ?? "";
    const entered = await visitor.get(`${sslSite}/jbcoauth/callback?code=${code}`);

    expect(posted.status).toBe(302);
    expect(entered.headers.get("set-cookie")).toMatch(/^sid=\w+/);
    expect(entered.headers.get("location")).toBe("/employee");
  },
);

test("the profile page has the form that a client looks for after every sign-in", async () => {
  const visitor = await signedIn();
  const page = await (await visitor.get(`${idSite}/account/profile`)).text();

  expect(page).toMatch(/"edit_user".+authenticity_token.+value="(\S+)"/);
  expect(page).not.toContain("user_otp_attempt");
});

test("PUSH takes form-encoded and multipart bodies, and answers plain JSON", async () => {
  const visitor = await signedIn();
  const fields = { is_yakin: "0", adit_item: "DEF", notice: "", adit_group_id: "1" };
  const mark = tokenOf(await pageText(visitor, "/employee"));
  const reply = await visitor.post(`${sslSite}/employee/index/adit`, { ...fields, token: mark });
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, token: mark })) form.append(name, value);
  const again = await sendForm(visitor, `${sslSite}/employee/index/adit`, form);

  expect(reply.headers.get("content-type")).toBe("application/json");
  expect(await reply.json()).toEqual({ result: 1, state: 1, current_status: "working" });
  expect(await again.json()).toEqual({ result: 0, errors: { aditCount: "duplicate" } });
});

test("a correction needs no slash, no XHR header and no adit_item", async () => {
  const visitor = await signedIn();
  const reply = await visitor.post(`${sslSite}/employee/adit/insert`, {
    token: tokenOf(await pageText(visitor, "/employee/adit/modify/")),
    year: "2026",
    month: "11",
    day: "2",
    client_id: "4242",
    employee_id: "1001",
    delete_minutes: "",
    time: "0900",
    group_id: "1",
    notice: "fix",
    _: "",
  });

  expect(await reply.json()).toMatchObject({ result: 1, refresh: 0 });
});

test("result is 1, or true at a company whose reply says so", async () => {
  expect((await punch(await signedIn(), 2, { time: "0900" })).result).toBe(1);
  const visitor = await signedIn(tenants["result-true"]);
  expect((await punch(visitor, 2, { time: "0900" })).result).toBe(true);
});

test("no page behind the sign-in has the words by which clients know a login page", async () => {
  const visitor = await signedIn();

  for (const path of ["/employee", dayPath, "/employee/attendance", "/employee/holiday"]) {
    const page = await pageText(visitor, path);
    expect(page).toContain("jbc-container");
    expect(page).not.toMatch(/sign_in|ログイン|login-contents|type="password"/);
  }
});

test("the first tbody of 出勤簿 is that of its days: the cards before it have none", async () => {
  const page = await pageText(await signedIn(), "/employee/attendance?year=2026&month=11");
  const [first = ""] = /<tbody>[^]*?<\/tbody>/.exec(page) ?? [];

  expect(first.match(/<tr/g)).toHaveLength(30);
  expect(page.indexOf("info-contents")).toBeLessThan(page.indexOf("<tbody>"));
});

test("every page has the form of the mobile site, with a token, before its own form", async () => {
  const visitor = await signedIn(tenants["has-leave-and-holidays"]);

  for (const path of ["/employee", dayPath, "/employee/attendance", "/employee/holiday"]) {
    const page = await pageText(visitor, path);
    const [first = ""] = /<form [^]*?<\/form>/.exec(page) ?? [];
    expect(first).toContain('action="/employee/mobile/switch"');
    expect(first).toMatch(/\n<input type="hidden" name="token" value="[0-9a-f]{32}">\n/);
  }
});

test.each(["", "/", "/?client_id=4242"])(
  "the staff page /login/pc-employee%s of a company with the common ID leads on to it",
  async (rest) => {
    const response = await createVisitor().get(`${sslSite}/login/pc-employee${rest}`);

    expect(response.headers.get("location")).toMatch(
      /^http:\/\/id\.localhost\/users\/sign_in\?app_key=atd&redirect_to=/,
    );
  },
);

test("a company without the common ID keeps its staff page, with and without client_id", async () => {
  const visitor = createVisitor(tenants["legacy-only"]);

  for (const rest of ["/", "/?client_id=4242"])
    expect(await pageText(visitor, `/login/pc-employee${rest}`)).toContain('id="client_id"');
});

test("a company of Google and SAML shows no password form, or refuses every password", async () => {
  const none = createVisitor(tenants["sso-only"]);
  const refusing = createVisitor(tenants["sso-refused"]);
  const page = await (await none.get(`${idSite}/users/sign_in?app_key=atd`)).text();
  const form = await (await refusing.get(`${idSite}/users/sign_in?app_key=atd`)).text();

  expect(page).not.toContain("user_password");
  for (const shown of [page, form]) {
    expect(shown).toContain("Googleでログイン");
    expect(shown).toContain("/users/saml/select_idp?client_code=&app_key=atd");
  }
  expect((await none.get(`${idSite}/users/auth/google_oauth2`)).headers.get("location")).toBe(
    "http://accounts.localhost/o/oauth2/auth",
  );
  const refused = await refusing.post(`${idSite}/users/sign_in`, {
    authenticity_token: /name="authenticity_token" value="([^"]+)"/.exec(form)?.[1] ?? "",
    "user[email]": demoAccount.email,
    "user[password]": demoAccount.password,
  });
  expect(await refused.text()).toMatch(/flash__alert">[^<]*SAML/);
});

test.each([
  ["default", /^<div id="logs-table">\s*<div class="table-responsive">[^<]+<\/div>\s*<\/div>/],
  ["empty-list-paragraph", /<p>[^<]+<\/p>/],
  ["empty-list-head", /<tbody>\s*<\/tbody>/],
  ["empty-list-wide-cell", /<tr class="text-center"><td colspan="6">[^<]+<\/td><\/tr>/],
  ["empty-list-dashes", /<tr class="text-center">(<td>-<\/td>){6}<\/tr>/],
] as const)("the empty list of %s holds %s", async (name, content) => {
  const page = await pageText(await signedIn(tenants[name]), dayPath);

  expect(page.slice(page.indexOf('<div id="logs-table">'))).toMatch(content);
});

test("an empty workday says so in its summary, a holiday does not", async () => {
  const visitor = await signedIn(tenants.english);
  const state = async (day: number): Promise<unknown> =>
    (
      await visitor.get(`${sslSite}/employee/adit/get-summary/?year=2026&month=11&day=${day}`)
    ).json();

  expect(await state(2)).toMatchObject({
    time_table: expect.stringMatching(/^<table[^]*No clocking on shift day\./),
  });
  expect(await state(1)).toMatchObject({
    time_table: expect.not.stringContaining("No clocking"),
  });
});

test("a signed-out visit of the mobile site is led to its own sign-in", async () => {
  const visitor = createVisitor();
  const { urls, response } = await visitor.follow(
    await visitor.get(`${sslSite}/m/index`),
    `${sslSite}/m/index`,
  );

  expect(urls).toEqual([`${sslSite}/login/mb-employee-global?redirect_to=%2Fm%2Findex`]);
  expect(await response.text()).toContain('id="client_id"');
});

test("the switch on every page leads to the mobile site, which has no day's punches yet", async () => {
  const visitor = await signedIn();
  const mark = tokenOf(await pageText(visitor, "/employee"));
  const { response } = await visitor.follow(
    await visitor.post(`${sslSite}/employee/mobile/switch`, { token: mark }),
    sslSite,
  );

  expect(await response.text()).toContain('id="tab"');
  expect(await pageText(visitor, mobileDay)).toContain("出退勤がありません。");
});

test("the mobile form takes 出勤 and 退勤 in one request, which a desktop page then shows", async () => {
  const visitor = await signedIn(tenants["manual-approval"]);
  const form = await pageText(visitor, `${mobileDay}&_m=edit`);
  const sent = await visitor.post(`${sslSite}/m/work/accessrecord?_m=edit`, {
    token: tokenOf(form),
    recordDay: fieldValue(form, "recordDay"),
    time1: "0900",
    time2: "1800",
    notice: "",
  });

  expect(form).toMatch(/id="time1"[^]*id="time2"[^]*type="submit"/);
  expect(sent.headers.get("location")).toBe(mobileDay);
  expect((await pageText(visitor, mobileDay)).match(/未承認/g)).toHaveLength(2);
  expect(await pageText(visitor, dayPath)).toMatch(/09:00[^]*18:00/);
});

test.each([
  [{ token: "0".repeat(32), time1: "0900" }, "有効期限"],
  [{ time1: "0900", time2: "25:99" }, "誤り"],
  [{}, "時刻を入力"],
])("the mobile form refuses %o whole", async (fields, words) => {
  const visitor = await signedIn();
  const form = await pageText(visitor, `${mobileDay}&_m=edit`);
  const answer = await visitor.post(`${sslSite}/m/work/accessrecord?_m=edit`, {
    token: tokenOf(form),
    recordDay: "20261102",
    ...fields,
  });

  expect(await answer.text()).toContain(words);
  expect(recordedPunches(visitor.state)).toEqual([]);
});

test("a closed day has no mobile form", async () => {
  const rules = { closedMonths: ["2026-11"] };
  const visitor = await signedIn(defineTenant("closed", "締め済み", { rules }));

  expect(await pageText(visitor, `${mobileDay}&_m=edit`)).toContain(
    "この日付は打刻修正できません。",
  );
});

test("a wrong authenticity_token signs nobody in, and a cookie jar alone is no sign-in", async () => {
  const visitor = createVisitor();
  await visitor.get(`${idSite}/users/sign_in`);
  const posted = await visitor.post(`${idSite}/users/sign_in`, {
    authenticity_token: "stale",
    "user[email]": demoAccount.email,
    "user[password]": demoAccount.password,
  });
  const bridge = await visitor.follow(await visitor.get(`${sslSite}/jbcoauth/login`), sslSite);

  expect(posted.status).toBe(422);
  expect(bridge.urls.at(-1)).toMatch(/^http:\/\/id\.localhost\/users\/sign_in/);
  expect(visitor.cookies.get("ssl.localhost")?.has("sid") ?? false).toBe(false);
});

test.each([
  [{ token: "0".repeat(32) }, { token: "invalid" }],
  [{ employee_id: "9" }, { employee_id: "invalid" }],
  [{ day: "31" }, { date: "format" }],
  [{ time: "" }, { time: "empty" }],
  [{ group_id: "99" }, { group_id: "invalid" }],
])("a direct insert with %o is refused with %o, and stores nothing", async (fields, errors) => {
  const visitor = await signedIn();

  expect(await punch(visitor, 2, { time: "0900", ...fields })).toMatchObject({ result: 0, errors });
  expect(recordedPunches(visitor.state)).toEqual([]);
});

test("a direct insert without a session is led to the sign-in, and stores nothing", async () => {
  const visitor = createVisitor();
  const reply = await visitor.post(`${sslSite}/employee/adit/insert/`, { time: "0900" });

  expect(reply.headers.get("location")).toMatch(/^\/login\/pc-employee-global/);
  expect(recordedPunches(visitor.state)).toEqual([]);
});

test("the link that withdraws a leave asks first; only its form with the page's token does it", async () => {
  const rules = { leaveWithdrawable: true };
  const { leave } = tenants["has-leave-and-holidays"];
  const visitor = await signedIn(defineTenant("withdraw", "取消", { leave, rules }));
  const list = await pageText(visitor, "/employee/holiday");
  const [, link = "", id = ""] =
    /href="(\/employee\/holiday\/delete\/\?applied_id=(\d+))"/.exec(list) ?? [];
  const asked = await pageText(visitor, link);
  const send = (mark: string) =>
    visitor.post(`${sslSite}/employee/holiday/delete/`, { token: mark, applied_id: id });
  const stale = await send("0".repeat(32));

  expect(await pageText(visitor, "/employee/holiday")).toContain(link);
  expect(stale.status).toBe(403);
  expect((await send(fieldValue(asked, "token"))).headers.get("location")).toBe(
    "/employee/holiday",
  );
  expect(await pageText(visitor, "/employee/holiday")).not.toContain(link);
  expect((await visitor.get(`${sslSite}/employee/holiday/delete/?applied_id=1`)).status).toBe(404);
});

function tokenOf(page: string): string {
  return /name="token" value="([0-9a-f]{32})">/.exec(page)?.[1] ?? "";
}

async function sendForm({ app, cookies }: Visitor, url: string, body: FormData): Promise<Response> {
  const { host } = new URL(url);
  const cookie = [...(cookies.get(host) ?? [])].map(([name, value]) => `${name}=${value}`);
  return app.request(url, { method: "POST", body, headers: { host, cookie: cookie.join("; ") } });
}
