import { mkdtempDisposableSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createAppFixture, reportIn } from "./testing/app-fixture.ts";
import { problemIn } from "./testing/api-client.ts";
import { appRouter } from "./trpc/router.ts";

const accessToken = "open sesame 4711 0815";
const secret = "INDEX or ASSET of ours";
/** All that a private instance answers to strangers. */
const open: ReadonlySet<string> = new Set(["/healthz", "/livez", "/readyz", "/access"]);

/** A private instance with a page that has been built. */
function privateInstance(differing: Parameters<typeof createAppFixture>[0] = {}) {
  const folder = mkdtempDisposableSync(join(tmpdir(), "access-test-"));
  mkdirSync(join(folder.path, "assets"));
  for (const name of ["index.html", "assets/app.js", "favicon.svg", "robots.txt"]) {
    writeFileSync(join(folder.path, name), secret);
  }
  const fixture = createAppFixture({
    accessToken,
    operatorToken: "only who runs it 4711",
    webFolder: folder.path,
    ...differing,
  });
  return Object.assign(fixture, { [Symbol.dispose]: () => folder.remove() });
}

const own = {
  "sec-fetch-site": "same-origin",
  "x-trpc-source": "test",
  "content-type": "application/json",
};

/** Every path that the router knows, procedures and files with it, and by which methods. */
function everyAddress(routes: readonly { path: string; method: string }[]): [string, string][] {
  const paths = [
    ...routes.map(({ path }) => path),
    ...Object.keys(appRouter._def.procedures).map((name) => `/trpc/${name}`),
    "/trpc/service.info,jobs.get?batch=1",
    "/",
    "/autofill",
    "/jobs",
    "/jobs/j1",
    "/telemetry",
    "/operator",
    "/privacy",
    "/terms",
    "/contact",
    "/assets/app.js",
    "/favicon.svg",
    "/robots.txt",
    "//autofill",
    "/healthz/../autofill",
    "/access/../autofill",
    "/access/x",
    "/%61utofill",
    "/healthz/x",
  ];
  const asked = new Set(paths.map(exampleOf));
  return [...asked].flatMap((path) =>
    ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"].map((method): [string, string] => [
      method,
      path,
    ]),
  );
}

function exampleOf(path: string): string {
  return path
    .replace(/:file\{\.\+.*xlsx.*/, "2026-11.xlsx")
    .replace(/:file\{.*/, "robots.txt")
    .replaceAll(/:\w+/g, "j1")
    .replace(/\*$/, "x");
}

test("no route, procedure, stream or asset answers without the token, and every one does with it", async () => {
  using instance = privateInstance();
  const addresses = everyAddress(instance.app.routes);
  expect(addresses.length).toBeGreaterThan(200);

  for (const [method, path] of addresses) {
    for (const accept of ["*/*", "text/html"]) {
      const ask = async (more: Record<string, string>) =>
        await instance.request(path, {
          method,
          headers: { ...own, accept, ...more },
          ...(method === "POST" && { body: "{}" }),
        });
      const [address = ""] = path.split("?");
      if (open.has(address)) continue;
      const closed = await ask({});
      const text = await closed.text();
      const opened = await ask({ "x-access-token": accessToken });
      const isRefused = (await firstOf(opened)).includes('"code":"ACCESS_REQUIRED"');

      expect({ method, path, accept, status: closed.status }).toMatchObject({ status: 401 });
      expect(text).not.toContain(secret);
      expect(closed.headers.getSetCookie()).toEqual([]);
      expect({ method, path, accept, isRefused }).toMatchObject({ isRefused: false });
    }
  }
  await instance.clock.advance(60_000);
  expect(
    await (
      await instance.request("/assets/app.js", { headers: { "x-access-token": accessToken } })
    ).text(),
  ).toBe(secret);
});

/** The beginning of an answer: a stream has no end. */
async function firstOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  void reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

test("health and the sign-in field answer everybody", async () => {
  using instance = privateInstance();
  for (const path of open) {
    const answer = await instance.request(path, { headers: { accept: "text/html" } });
    expect(answer.status).toBe(path === "/access" ? 401 : 200);
  }
  const field = await (await instance.request("/access")).text();
  expect(field).toContain('<form method="post" action="/access">');
  expect(field).not.toMatch(/<script|\ssrc=|<link/);
});

test("figures need the token for figures where one is set, else that of the instance", async () => {
  using instance = privateInstance();
  using metered = privateInstance({ metricsToken: "figures-4711" });
  for (const path of ["/metrics", "/health/memory"]) {
    const withToken = { headers: { "x-access-token": accessToken } };
    const withFigures = { headers: { authorization: "Bearer figures-4711" } };
    expect((await instance.request(path)).status).toBe(401);
    expect((await instance.request(path, withToken)).status).toBe(200);
    expect((await metered.request(path)).status).toBe(401);
    expect((await metered.request(path, withFigures)).status).toBe(200);
  }
});

test("a person who opens a page signs in with the token and is where they wanted to be", async () => {
  using instance = privateInstance();
  const page = instance.browser();
  const asked = await page.send("/jobs/j1", {
    headers: { accept: "text/html", "accept-language": "en" },
  });
  const html = await asked.text();
  const wrong = await signIn(page, { token: "open sesame", to: "/jobs/j1" });
  const right = await signIn(page, { token: accessToken, to: "/jobs/j1" });

  expect(asked.status).toBe(401);
  expect(html).toContain('name="to" value="/jobs/j1"');
  expect(html).toContain('<html lang="en">');
  expect(wrong.status).toBe(401);
  expect(await wrong.text()).toContain("アクセストークンが違います");
  expect(right.status).toBe(303);
  expect(right.headers.get("location")).toBe("/jobs/j1");
  expect(right.headers.getSetCookie().join()).toMatch(
    /^jobcan_access=\d+\.[\w%]{44,}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect((await page.query("service.info")).status).toBe(200);
  expect(await (await page.send("/jobs/j1")).text()).toBe(secret);
});

async function signIn(
  page: { send: ReturnType<typeof createAppFixture>["request"] },
  form: Record<string, string>,
) {
  return await page.send("/access", {
    method: "POST",
    headers: {
      "sec-fetch-site": "same-origin",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams(form).toString(),
  });
}

test.each(["/autofill", "/jobs", "/jobs/j1", "/telemetry", "/operator"])(
  "after the token its own page opens: %s",
  async (to) => {
    using instance = privateInstance();

    const answer = await signIn(instance.browser(), { token: accessToken, to });

    expect(answer.headers.get("location")).toBe(to);
  },
);

test.each([
  "//evil.example",
  "https://evil.example",
  "/\\evil.example",
  "/jobs/../x",
  "/jobs//x",
  "/jobsx",
  "javascript:1",
])("the sign-in field leads nowhere else: %s", async (to) => {
  using instance = privateInstance();

  const answer = await signIn(instance.browser(), { token: accessToken, to });

  expect(answer.headers.get("location")).toBe("/");
});

test("behind TLS the cookie is __Host- and Secure; with another token or secret it opens nothing", async () => {
  const publicOrigins = ["https://autofill.example"];
  using instance = privateInstance({ publicOrigins });
  const signedIn = await signIn(instance.browser(), { token: accessToken });
  const [set = ""] = signedIn.headers.getSetCookie();
  const headers = { cookie: set.split(";")[0] ?? "" };
  const statusAt = async ({ request }: ReturnType<typeof privateInstance>) =>
    (await request("/trpc/service.info", { headers })).status;

  expect(set).toMatch(/^__Host-jobcan_access=.*Secure/);
  expect(await statusAt(instance)).toBe(200);
  using other = privateInstance({ publicOrigins, accessToken: `${accessToken}!` });
  using foreign = privateInstance({
    publicOrigins,
    ownerSecret: "another secret of 32 characters..",
  });
  expect([await statusAt(other), await statusAt(foreign)]).toEqual([401, 401]);
});

test("ten wrong tokens a minute are an address' last, the right one then too; who is in stays in", async () => {
  using instance = privateInstance();
  const inside = instance.browser();
  await signIn(inside, { token: accessToken });
  const guess = async (token: string) =>
    await instance.request("/api/service", {
      headers: { "x-access-token": token, "accept-language": "en" },
    });
  for (let tried = 0; tried < 10; tried += 1) {
    const answer = await guess(`guess ${tried}`);
    expect(await problemIn(answer)).toMatchObject({
      code: "ACCESS_REQUIRED",
      facts: { reason: "wrong" },
    });
  }

  const spent = await guess(accessToken);
  const field = await signIn(instance.browser(), { token: accessToken });

  expect(await problemIn(spent)).toMatchObject({ status: 429, code: "RATE_LIMITED" });
  expect([field.status, field.headers.get("retry-after")]).toEqual([429, "60"]);
  expect((await inside.query("service.info")).status).toBe(200);
  await instance.clock.advance(60_000);
  expect((await guess(accessToken)).status).toBe(200);
});

test("a program is told what lacks in its own words", async () => {
  using instance = privateInstance();

  const call = await instance.request("/trpc/service.info");
  const api = await instance.request("/api/service", { headers: { "accept-language": "en" } });

  expect(await reportIn(call)).toEqual({ code: "ACCESS_REQUIRED", facts: {} });
  expect((await problemIn(api)).title).toContain("private");
});

test("a key is no access, and access is no key", async () => {
  using instance = privateInstance();
  const { request } = instance;
  const access = { "x-access-token": accessToken };
  const issued = await request("/api/keys", { method: "POST", headers: access });
  const key = /jcaf_[\w-]+/.exec(await issued.text())?.[0] ?? "";
  const authorization = `Bearer ${key}`;

  expect((await request("/api/jobs", { headers: { authorization } })).status).toBe(401);
  expect(await problemIn(await request("/api/jobs", { headers: access }))).toMatchObject({
    code: "KEY_REQUIRED",
  });
  expect((await request("/api/jobs", { headers: { ...access, authorization } })).status).toBe(200);
  expect(
    (await request("/api/service", { headers: { authorization: `Bearer ${accessToken}` } })).status,
  ).toBe(401);
});
