import { expect, test } from "vitest";
import { operatorViewSchema } from "@jobcan-automation/contract/schemas";
import { z } from "zod";
import { problemIn } from "./testing/api-client.ts";
import { createAppFixture, jobIdOf, reportIn } from "./testing/app-fixture.ts";

const operatorToken = "only who runs it 4711";
const accessToken = "open sesame 4711 0815";
const bearer = { authorization: `Bearer ${operatorToken}` };
const own = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
const done = { how: "reported", report: { end: "done" } } as const;

type Page = ReturnType<ReturnType<typeof createAppFixture>["browser"]>;

async function signIn(page: Pick<Page, "send">, token: string, headers = {}) {
  return await page.send("/operator/sign-in", {
    method: "POST",
    headers: { ...own, ...headers },
    body: JSON.stringify({ token }),
  });
}

async function viewIn(answer: Response) {
  const schema = z.object({ result: z.object({ data: operatorViewSchema }) });
  return schema.parse(await answer.json()).result.data;
}

test("without an operator's token there is nothing of theirs: no page, no route, no procedure, no word of it", async () => {
  const { browser, request } = createAppFixture();
  const page = browser();
  const api = { headers: bearer };

  expect((await request("/operator")).status).toBe(404);
  expect((await signIn(page, operatorToken)).status).toBe(404);
  expect((await page.query("operator.view")).status).toBe(404);
  for (const name of ["stop", "drain", "admit"]) {
    const answer = await page.mutate(`operator.${name}`, { id: "j1", when: "now" });
    expect(answer.status).toBe(404);
  }
  expect(await problemIn(await request("/api/operator/jobs", api))).toMatchObject({ status: 404 });
  expect(await (await request("/api/openapi.json")).text()).not.toContain("/api/operator");
  expect((await request("/readyz")).status).toBe(200);
});

test("the operator signs in once, sees all jobs without names, and signs out", async () => {
  const app = createAppFixture({ operatorToken });
  await app.browser().submit({ login: "taro@example.jp" });
  const waiting = await jobIdOf(await app.browser().submit({ login: "hanako@example.jp" }));
  const run = app.runner.latest();
  run.reporter.account("山田 太郎");
  const [first] = run.spec.rows;
  run.reportDay(first?.date ?? "", { outcome: "verified" });
  const page = app.browser();

  const before = await page.query("operator.view");
  const signedIn = await signIn(page, operatorToken);
  const answer = await page.query("operator.view");
  const text = await answer.clone().text();
  const view = await viewIn(answer);
  await page.send("/operator/sign-out", { method: "POST", headers: own });
  const after = await page.query("operator.view");

  expect(await reportIn(before)).toEqual({ code: "OPERATOR_REQUIRED", facts: {} });
  expect(signedIn.headers.getSetCookie().join()).toMatch(
    /^jobcan_operator=\d+\.[\w%]{44,}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect(view).toMatchObject({
    isDraining: false,
    unlisted: 0,
    jobs: [
      { id: run.jobId.slice(0, 8), state: "running", days: 2, daysDone: 1 },
      { id: waiting.slice(0, 8), state: "waiting", position: 1, days: 2, daysDone: 0 },
    ],
  });
  expect(text).not.toMatch(/taro|hanako|example|山田|十一月|xlsx|\d{4}-\d\d/);
  expect(text).not.toContain(run.jobId);
  expect(text).not.toContain(waiting);
  expect([before.status, signedIn.status, answer.status, after.status]).toEqual([
    401, 204, 200, 401,
  ]);
  expect(app.lines).toContain("operator_signed_in");
});

test("behind TLS the cookie is __Host- and Secure; with another token or secret it opens nothing", async () => {
  const publicOrigins = ["https://autofill.example"];
  const app = createAppFixture({ operatorToken, publicOrigins });
  const [set = ""] = (await signIn(app.browser(), operatorToken)).headers.getSetCookie();
  const headers = { cookie: set.split(";")[0] ?? "" };
  const statusAt = async ({ request }: Pick<typeof app, "request">) =>
    (await request("/trpc/operator.view", { headers })).status;
  const other = createAppFixture({ operatorToken: `${operatorToken}!`, publicOrigins });
  const ownerSecret = "another secret of 32 characters..";
  const foreign = createAppFixture({ operatorToken, publicOrigins, ownerSecret });

  expect(set).toMatch(/^__Host-jobcan_operator=.*Secure/);
  expect([await statusAt(app), await statusAt(other), await statusAt(foreign)]).toEqual([
    200, 401, 401,
  ]);
  await app.clock.advance(12 * 3_600_000);
  expect(await statusAt(app)).toBe(401);
});

test("another site's page can neither sign in nor use a sign-in, and a foreign bearer makes no use of it either", async () => {
  const app = createAppFixture({ operatorToken });
  const page = app.browser();
  await signIn(page, operatorToken);
  const foreign = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
  const drain = async (path: string, headers: Record<string, string>) =>
    await page.send(path, { method: "POST", headers, body: "{}" });

  expect((await signIn(page, operatorToken, foreign)).status).toBe(403);
  expect((await drain("/trpc/operator.drain", foreign)).status).toBe(403);
  expect((await drain("/api/operator/drain", foreign)).status).toBe(403);
  expect((await drain("/operator/sign-out", foreign)).status).toBe(403);
  const wrong = { ...foreign, authorization: "Bearer of something else" };
  expect((await drain("/api/operator/drain", wrong)).status).toBe(401);
  expect((await drain("/trpc/operator.drain", { ...wrong, "x-trpc-source": "x" })).status).toBe(
    401,
  );
  expect(await app.engine.operation.isDraining()).toBe(false);
});

test("ten wrong tokens a minute are an address' last, by either door, and the users' door is another", async () => {
  const app = createAppFixture({ operatorToken, accessToken });
  const access = { "x-access-token": accessToken };
  const inside = app.browser();
  await signIn(inside, operatorToken, access);
  for (let tried = 0; tried < 5; tried += 1) {
    const field = await signIn(app.browser(), `guess ${tried}`, access);
    expect(await reportIn(field)).toEqual({
      code: "OPERATOR_REQUIRED",
      facts: { reason: "wrong" },
    });
    const headers = { ...access, authorization: `Bearer guess ${tried}` };
    expect((await app.request("/api/operator/jobs", { headers })).status).toBe(401);
  }

  expect((await signIn(app.browser(), operatorToken, access)).status).toBe(429);
  const headers = { ...access, ...bearer };
  expect((await app.request("/api/operator/jobs", { headers })).status).toBe(429);
  expect((await app.request("/api/service", { headers: access })).status).toBe(200);
  await app.clock.advance(60_000);
  expect((await app.request("/api/operator/jobs", { headers })).status).toBe(200);
});

test("on a private instance both tokens are needed, and neither opens what the other is for", async () => {
  const app = createAppFixture({ operatorToken, accessToken });
  const access = { "x-access-token": accessToken };
  const statusOf = async (path: string, headers: Record<string, string>) =>
    (await app.request(path, { headers })).status;

  expect(await statusOf("/api/operator/jobs", bearer)).toBe(401);
  expect(await statusOf("/api/operator/jobs", access)).toBe(401);
  expect(await statusOf("/api/operator/jobs", { authorization: `Bearer ${accessToken}` })).toBe(
    401,
  );
  const twice = { ...access, authorization: `Bearer ${accessToken}` };
  expect(await statusOf("/api/operator/jobs", twice)).toBe(401);
  expect(await statusOf("/trpc/operator.view", access)).toBe(401);
  expect(await statusOf("/api/operator/jobs", { ...access, ...bearer })).toBe(200);
  expect(await statusOf("/api/service", { "x-access-token": operatorToken })).toBe(401);
});

test("the operator's token opens nobody's jobs, and a key opens nothing of the operator's", async () => {
  const app = createAppFixture({ operatorToken });
  const user = app.browser();
  const jobId = await jobIdOf(await user.submit());
  const issued = await app.request("/api/keys", { method: "POST" });
  const key = /jcaf_[\w-]+/.exec(await issued.text())?.[0] ?? "";
  const page = app.browser();
  await signIn(page, operatorToken);

  const byBearer = await app.request(`/api/jobs/${jobId}`, { headers: bearer });
  const byPage = await page.query("jobs.get", { id: jobId });
  const listed = await page.query("jobs.list");
  const byKey = await app.request("/api/operator/jobs", {
    headers: { authorization: `Bearer ${key}` },
  });

  expect(await problemIn(byBearer)).toMatchObject({ code: "KEY_REQUIRED" });
  expect((await reportIn(byPage)).code).toBe("JOB_NOT_FOUND");
  expect(await listed.text()).toContain('"data":[]');
  expect(await problemIn(byKey)).toMatchObject({ code: "OPERATOR_REQUIRED" });
  for (const path of [`/status/${jobId}`, `/receipts/${jobId}.csv`]) {
    expect((await page.send(path)).status).toBe(404);
  }
  expect((await page.send("/trpc/telemetry.history?input=%7B%7D")).status).toBe(200);
});

test("a job that the operator stops is told so to its owner and in the log, and no other is touched", async () => {
  const app = createAppFixture({ operatorToken });
  const user = app.browser();
  const jobId = await jobIdOf(await user.submit());
  const shortId = jobId.slice(0, 8);
  const stop = async (id: string, when = "now") =>
    await app.request(`/api/operator/jobs/${id}/stop`, {
      method: "POST",
      headers: { ...own, ...bearer },
      body: JSON.stringify({ when }),
    });

  expect(await problemIn(await stop(jobId))).toMatchObject({ code: "JOB_NOT_FOUND" });
  expect(await problemIn(await stop("", "now"))).toMatchObject({ status: 404 });
  expect((await stop(shortId, "after_day")).status).toBe(204);
  const run = app.runner.latest();
  expect(run.asked).toEqual(["after_day"]);
  await run.end({ how: "reported", report: { end: "stopped", when: "after_day" } });

  const status = await (await user.send(`/status/${jobId}`)).text();
  expect(status).toContain('"code":"JOB_CANCELLED","facts":{"cause":"operator"}');
  expect(status).toContain('"code":"stop_requested","facts":{"when":"after_day","by":"operator"}');
  expect(app.lines).toContain(`operator_stop job_id=${jobId} when=after_day`);
  expect((await stop(shortId)).status).toBe(404);
});

test("while it drains a submit is refused with a time to come again, readiness says so, and it can be taken back", async () => {
  const app = createAppFixture({ operatorToken });
  const running = app.browser();
  const jobId = await jobIdOf(await running.submit({ login: "a@x.jp" }));
  const page = app.browser();
  await signIn(page, operatorToken);

  await page.mutate("operator.drain", {});
  await app.clock.advance(1_000);

  const user = app.browser();
  const refused = await user.submit({ login: "b@x.jp" });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "300"]);
  expect((await reportIn(refused)).code).toBe("DRAINING");
  const ready = await app.request("/readyz");
  expect([ready.status, await ready.text()]).toEqual([503, "draining"]);
  expect((await app.request("/healthz")).status).toBe(200);
  expect((await viewIn(await page.query("operator.view"))).isDraining).toBe(true);
  app.runner.latest().verifyAll();
  await app.runner.latest().end(done);
  expect(await (await running.query("jobs.get", { id: jobId })).text()).toContain("succeeded");

  const admitted = await app.request("/api/operator/admit", { method: "POST", headers: bearer });
  await app.clock.advance(1_000);

  expect(operatorViewSchema.parse(await admitted.json()).isDraining).toBe(false);
  expect((await app.request("/readyz")).status).toBe(200);
  expect((await user.submit({ login: "b@x.jp" })).status).toBe(200);
  expect(app.lines.filter((line) => line.startsWith("drain_"))).toEqual([
    "drain_started",
    "drain_ended",
  ]);
});

test("its sign-in takes little, as JSON, and nothing that is no token", async () => {
  const { browser } = createAppFixture({ operatorToken });
  const page = browser();
  const send = async (body: string, type = "application/json") =>
    (
      await page.send("/operator/sign-in", {
        method: "POST",
        headers: { ...own, "content-type": type },
        body,
      })
    ).status;

  expect(await send("{}")).toBe(400);
  expect(await send('{"token":7}')).toBe(400);
  expect(await send(operatorToken)).toBe(400);
  expect(await send(`token=${operatorToken}`, "application/x-www-form-urlencoded")).toBe(415);
  expect(await send(JSON.stringify({ token: "x".repeat(5_000) }))).toBe(413);
});
