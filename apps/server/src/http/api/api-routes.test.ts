import { expect, test } from "vitest";
import { createApiClient, problemIn } from "../../testing/api-client.ts";
import { createAppFixture } from "../../testing/app-fixture.ts";
import { addressLimits, rateLimits } from "../limits/rate-limit.ts";

const done = { how: "reported", report: { end: "done" } } as const;

test("a sheet is sent with a key alone, its job followed to the end, and its receipt fetched", async () => {
  const fixture = createAppFixture();
  const client = await createApiClient(fixture.request);

  const id = await client.submit();
  fixture.runner.latest().verifyAll();
  await fixture.runner.latest().end(done);
  const job = await client.send(`/api/jobs/${id}`);
  const listed = await client.send("/api/jobs");
  const events = await client.send(`/api/jobs/${id}/events`);
  const receipt = await client.send(`/api/jobs/${id}/receipt.csv`);

  expect(fixture.uploaded).toMatchObject([{ fileName: "十一月.xlsx", text: "PK workbook" }]);
  expect(await job.json()).toMatchObject({ id, status: { state: "finished" } });
  expect(await listed.json()).toMatchObject({ jobs: [{ id, days: { verified: 2 } }] });
  expect(events.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(await events.text()).toMatch(/^retry: 1000\n\nid: \d+\ndata: \{"type":"snapshot".*\n\n$/);
  expect(receipt.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(await receipt.text()).toBe("十一月.xlsx csv");
});

test("a key sees its own jobs and no others, by whichever door", async () => {
  const { request, browser } = createAppFixture();
  const client = await createApiClient(request);
  const stranger = await createApiClient(request);
  const id = await client.submit();
  const call = { headers: { authorization: `Bearer ${client.key}` } };
  const input = encodeURIComponent(JSON.stringify({ id }));

  for (const path of ["", "/events", "/receipt.json"]) {
    const foreign = await stranger.send(`/api/jobs/${id}${path}`);
    expect(await problemIn(foreign)).toMatchObject({ status: 404, code: "JOB_NOT_FOUND" });
  }
  const stop = await stranger.post(`/api/jobs/${id}/stop`, { when: "now" });
  expect(await problemIn(stop)).toMatchObject({ code: "JOB_NOT_FOUND" });
  expect(await (await stranger.send("/api/jobs")).json()).toEqual({ jobs: [] });
  expect((await browser().query("jobs.get", { id })).status).toBe(404);
  expect((await request(`/trpc/jobs.get?input=${input}`, call)).status).toBe(200);
});

test("a browser's own cookie is an owner to /api as well, which gives none itself", async () => {
  const { browser } = createAppFixture();
  const page = browser();
  await page.query("service.info");

  const own = await page.send("/api/jobs");
  const other = await browser().send("/api/jobs");

  expect([own.status, other.status]).toEqual([200, 401]);
  expect([own, other].flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
  expect(await problemIn(other)).toMatchObject({ code: "KEY_REQUIRED", facts: {} });
  expect(other.headers.get("www-authenticate")).toBe("Bearer");
});

test.each([
  ["nonsense", () => "nonsense"],
  ["empty", () => ""],
  [
    "changed in its id",
    (key: string) => key.replace(/_./, (start) => (start === "_0" ? "_1" : "_0")),
  ],
  [
    "changed in its signature",
    (key: string) => `${key.slice(0, -2)}${key.endsWith("AA") ? "BB" : "AA"}`,
  ],
] as const)("a key that is %s is refused, and no cookie is looked at", async (_what, change) => {
  const { request, browser } = createAppFixture();
  const { key } = await createApiClient(request);
  const page = browser();
  await page.query("service.info");
  const headers = { authorization: `Bearer ${change(key)}` };

  const answer = await page.send("/api/jobs", { headers });
  const call = await page.send("/trpc/service.info", { headers });

  expect([answer.status, call.status]).toEqual([401, 401]);
});

test("a cookie's value is no key, and a key of another service is none of ours", async () => {
  const { request } = createAppFixture();
  const other = createAppFixture({ ownerSecret: "another secret of 32 characters.." });
  const { key } = await createApiClient(other.request);
  const [cookie = ""] = (await request("/autofill")).headers.getSetCookie();
  const [, id, signature] = /=([0-9a-f]+)\.([^;]+)/.exec(cookie) ?? [];
  const asKey = Buffer.from(decodeURIComponent(signature ?? ""), "base64").toString("base64url");

  for (const given of [key, `jcaf_${id}_${asKey}`]) {
    const answer = await request("/api/jobs", { headers: { authorization: `Bearer ${given}` } });
    expect(await problemIn(answer)).toMatchObject({ facts: { reason: "unknown" } });
  }
});

test("a fresh key brings no fresh share at its address", async () => {
  const { request } = createAppFixture();
  const keys: string[] = [];
  for (;;) {
    const answer = await request("/api/keys", { method: "POST" });
    if (answer.status === 429) break;
    const body = await answer.text();
    keys.push(/jcaf_[\w-]+/.exec(body)?.[0] ?? "");
  }
  expect(keys).toHaveLength(rateLimits.key);
  const ask = async (index: number) =>
    await request("/api/jobs", {
      method: "POST",
      headers: { authorization: `Bearer ${keys[index % keys.length]}` },
    });
  for (let sent = 0; sent < addressLimits.submit; sent += 1) {
    expect((await ask(sent)).status).toBe(415);
  }

  expect(await problemIn(await ask(0))).toMatchObject({ code: "RATE_LIMITED" });
});

test.each([
  ["a program with a key from anywhere", { origin: "http://evil.example" }, true, 404],
  ["a program with a key", {}, true, 404],
  ["another site, with a browser's cookie", { "sec-fetch-site": "cross-site" }, false, 403],
  ["another site's form in an old browser", { origin: "http://evil.example" }, false, 403],
  ["something with a cookie that says nothing of itself", {}, false, 403],
  ["our own page", { "sec-fetch-site": "same-origin" }, false, 404],
] as const)("a stop by %s", async (...[, headers, hasKey, status]) => {
  const { request, browser } = createAppFixture();
  const client = await createApiClient(request);
  const page = browser();
  await page.query("service.info");

  const answer = await (hasKey ? client : page).send("/api/jobs/none/stop", {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: '{"when":"now"}',
  });

  expect((await problemIn(answer)).status).toBe(status);
});

test("another site cannot have a key made, nor by a name that is not ours", async () => {
  const { request } = createAppFixture();
  const ask = async (headers: Record<string, string>) =>
    await problemIn(await request("/api/keys", { method: "POST", headers }));

  expect(await ask({ origin: "http://evil.example" })).toMatchObject({ code: "FORBIDDEN_ORIGIN" });
  expect(await ask({ "sec-fetch-site": "cross-site" })).toMatchObject({ code: "FORBIDDEN_ORIGIN" });
  expect(await ask({ host: "evil.example" })).toMatchObject({ facts: { field: "host" } });
});

test.each([
  ["an unknown path", "GET", "/api/nothing", undefined, 404, "NOT_FOUND"],
  ["another method", "POST", "/api/jobs/a/events", undefined, 405, "METHOD_NOT_ALLOWED"],
  ["no JSON", "POST", "/api/jobs", "text/plain", 415, "WRONG_CONTENT_TYPE"],
  ["broken JSON", "POST", "/api/jobs", "application/json", 400, "INVALID_REQUEST"],
  [
    "a form without its file",
    "POST",
    "/api/workbooks",
    "multipart/form-data",
    400,
    "INVALID_REQUEST",
  ],
  ["a sheet as JSON", "POST", "/api/workbooks", "application/json", 415, "WRONG_CONTENT_TYPE"],
  ["a month that is none", "GET", "/api/templates/2026-13.xlsx", undefined, 400, "INVALID_REQUEST"],
  ["a receipt of another kind", "GET", "/api/jobs/a/receipt.pdf", undefined, 404, "NOT_FOUND"],
] as const)(
  "%s is a problem with its code and sentence",
  async (...[, method, path, type, status, code]) => {
    const { request } = createAppFixture();
    const client = await createApiClient(request);

    const answer = await client.send(path, {
      method,
      ...(method === "POST" && { body: new TextEncoder().encode("{broken") }),
      headers: {
        "accept-language": "en-GB, ja;q=0.5",
        ...(type !== undefined && { "content-type": type }),
      },
    });

    expect(answer.headers.get("content-language")).toBe("en");
    expect(answer.headers.get("allow")).toBe(status === 405 ? "GET, HEAD" : null);
    expect(await problemIn(answer)).toMatchObject({ status, code, type: `/api#${code}` });
  },
);

test("a problem speaks Japanese to whoever names no language of ours", async () => {
  const { request } = createAppFixture();
  const titles = [];
  for (const language of [undefined, "de", "ja-JP", "en;q=0.1, ja", "en"]) {
    const headers = language === undefined ? {} : { "accept-language": language };
    titles.push((await problemIn(await request("/api/none", { headers }))).title);
  }

  expect(new Set(titles.slice(0, 4))).toEqual(new Set(["このアドレスには何もありません。"]));
  expect(titles[4]).toBe("There is nothing at this address.");
});

test("what is too large is a problem before it is parsed, and so is too often", async () => {
  const { request } = createAppFixture();
  const client = await createApiClient(request);
  const large = { when: "x".repeat(1_600_000) };

  expect(await problemIn(await client.post("/api/jobs/a/stop", large))).toMatchObject({
    status: 413,
    code: "FILE_TOO_LARGE",
  });
  const ask = async () => await client.send("/api/templates/2026-11.xlsx");
  for (let sent = 0; sent < rateLimits.file; sent += 1) expect((await ask()).status).toBe(200);
  const refused = await ask();
  expect(refused.headers.get("retry-after")).toBe("60");
  expect(await problemIn(refused)).toMatchObject({ status: 429, retryAfterSecs: 60 });
});

test("a follower of a job that has ended, and has all of it, is told to stay away", async () => {
  const { request, runner, followers } = createAppFixture();
  const client = await createApiClient(request);
  const id = await client.submit();
  await runner.latest().end(done);
  const whole = await (await client.send(`/api/jobs/${id}/events`)).text();
  const last = [...whole.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? "";

  const answer = await client.send(`/api/jobs/${id}/events`, {
    headers: { "last-event-id": last },
  });

  expect(answer.status).toBe(204);
  expect(followers.count).toBe(0);
});

test("a stream pings while nothing happens, and gives its place back when its reader goes", async () => {
  const { request, clock, followers } = createAppFixture();
  const client = await createApiClient(request);
  const id = await client.submit();
  const head = await client.send(`/api/jobs/${id}/events`, { method: "HEAD" });
  expect([head.status, followers.count]).toEqual([200, 0]);

  const answer = await client.send(`/api/jobs/${id}/events`);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const readUntil = async (word: string) => {
    while (!text.includes(word)) text += (await reader?.read())?.value ?? "";
  };
  await readUntil("snapshot");
  const pinged = readUntil(": ping");
  await clock.advance(15_000);
  await pinged;

  expect(followers.count).toBe(1);
  expect(answer.headers.get("x-accel-buffering")).toBe("no");
  await reader?.cancel();
  expect(followers.count).toBe(0);
});

test("a question is answered in the way that it asks, and nothing else is", async () => {
  const { request, runner } = createAppFixture();
  const client = await createApiClient(request);
  const id = await client.submit({ person: "present" });
  const following = await client.send(`/api/jobs/${id}/events`);
  const answer = async (body: unknown) => await client.post(`/api/jobs/${id}/answer`, body);

  expect(await problemIn(await answer({ code: "123456" }))).toMatchObject({ code: "NOT_ASKED" });
  for (const wrong of [
    {},
    { code: "1" },
    { code: "123456", text: "x" },
    { jobId: id, text: "x" },
  ]) {
    expect(await problemIn(await answer(wrong))).toMatchObject({ code: "INVALID_REQUEST" });
  }
  expect(runner.latest().answers).toEqual([]);
  runner.latest().reporter.ask(1, { kind: "one_time_code", host: "id.jobcan.jp", title: "確認" });
  expect((await client.post(`/api/jobs/${id}/extend`, { number: 1 })).status).toBe(204);
  expect((await answer({ number: 2, code: "4711" })).status).toBe(409);
  expect((await answer({ number: 1, code: "４７１１ 08" })).status).toBe(204);
  expect(runner.latest().answers).toEqual([{ id: 1, answer: { code: "471108" } }]);
  await following.body?.cancel();
});
