import { expect, test } from "vitest";
import { createAppFixture, jobIdOf, reportIn } from "./testing/app-fixture.ts";

const done = { how: "reported", report: { end: "done" } } as const;

test("a workbook goes up as a form or as bytes, and its name is only a name", async () => {
  const { browser, uploaded } = createAppFixture();
  const page = browser();

  expect(await page.upload()).toMatchObject({ uploadId: "upload-1", fileName: "十一月.xlsx" });
  const bytes = await page.send("/trpc/workbooks.upload", {
    method: "POST",
    headers: {
      "x-trpc-source": "cli",
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent("月.csv"),
    },
    body: "date,start,end",
  });

  expect(bytes.status).toBe(200);
  expect(uploaded.map(({ fileName, text }) => [fileName, text])).toEqual([
    ["十一月.xlsx", "PK workbook"],
    ["月.csv", "date,start,end"],
  ]);
});

test("the main path: upload, submit, follow over SSE, read the job", async () => {
  const { browser, runner } = createAppFixture();
  const page = browser();
  const id = await jobIdOf(await page.submit());
  const stream = await page.query("jobs.follow", { id });
  runner.latest().verifyAll();
  await runner.latest().end(done);

  expect(stream.headers.get("content-type")).toBe("text/event-stream");
  expect(stream.headers.get("x-accel-buffering")).toBe("no");
  const text = await stream.text();
  const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, seq]) => Number(seq));
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(text).toMatch(/"type":"snapshot"/);
  expect(text).toMatch(/"state":"finished".*"outcome":"succeeded"/);
  expect(text).not.toMatch(/S3cr|taro@/);
  const job = await page.query("jobs.get", { id });
  expect(await job.json()).toMatchObject({
    result: { data: { status: { outcome: "succeeded" } } },
  });
});

test("a follower that was cut off resumes by its last number", async () => {
  const { browser, runner } = createAppFixture();
  const page = browser();
  const id = await jobIdOf(await page.submit());
  await runner.latest().end(done);

  const text = await (await page.query("jobs.follow", { id, lastEventId: "2" })).text();

  expect(text).not.toContain("snapshot");
  expect([...text.matchAll(/^id: (\d+)$/gm)][0]?.[1]).toBe("3");
});

test("what a browser may not know is the same 404 on every way in, unknown or foreign", async () => {
  const { browser } = createAppFixture();
  const mine = browser();
  const id = await jobIdOf(await mine.submit());
  const other = browser();
  await other.upload();
  const answersFor = async (jobId: string) => {
    const answers = [
      await other.query("jobs.get", { id: jobId }),
      await other.mutate("jobs.stop", { id: jobId, when: "now" }),
      await other.mutate("jobs.touch", { id: jobId }),
      await other.send(`/status/${jobId}`),
      await other.send(`/receipts/${jobId}.csv`),
      await other.send(`/jobs/${jobId}/goodbye`, {
        method: "POST",
        headers: { "sec-fetch-site": "same-origin" },
      }),
    ];
    const followed = await (await other.query("jobs.follow", { id: jobId })).text();
    const bodies = await Promise.all(answers.map(async (answer) => await answer.text()));
    return { statuses: answers.map(({ status }) => status), bodies, followed };
  };

  const unknown = await answersFor("0".repeat(32));
  const foreign = await answersFor(id);

  expect(foreign).toEqual(unknown);
  expect(foreign.statuses).toEqual([404, 404, 404, 404, 404, 404]);
  expect(foreign.followed).toMatch(/JOB_NOT_FOUND/);
  expect((await mine.send(`/status/${id}`)).status).toBe(200);
});

test("an upload of another browser cannot be submitted or read again", async () => {
  const { browser } = createAppFixture();
  await browser().upload();

  const answer = await browser().mutate("jobs.submit", {
    uploadId: "upload-1",
    rows: [{ row: 2, date: "2026-11-02", startMin: 540, endMin: 1080, breaks: [], note: "" }],
    credentials: { login: "a@x.jp", password: "p" },
    target: "jobcan",
    mode: "fill",
    options: {},
    requestKey: "12345678",
  });

  expect(answer.status).toBe(404);
  expect(await reportIn(answer)).toMatchObject({ code: "UPLOAD_NOT_FOUND" });
});

test.each([
  ["a day that does not exist", [{ date: "2026-02-30" }], 400, "INVALID_REQUEST"],
  ["an end before its start", [{ endMin: 60 }], 422, "INVALID_TIMESHEET"],
  ["a day twice", [{}, {}], 422, "INVALID_TIMESHEET"],
  ["no day at all", [], 400, "INVALID_REQUEST"],
] as const)(
  "rows with %s are refused again by the server",
  async (...[, changes, status, code]) => {
    const row = { row: 2, date: "2026-11-02", startMin: 540, endMin: 1080, breaks: [], note: "" };
    const rows = changes.map((change) => Object.assign({ ...row }, change));

    const answer = await createAppFixture().browser().submit({ rows });

    expect(answer.status).toBe(status);
    expect(await reportIn(answer)).toMatchObject({ code });
  },
);

test("a full queue is 503 with the seconds to wait", async () => {
  const { browser } = createAppFixture();
  const page = browser();
  for (const login of ["a@x.jp", "b@x.jp", "c@x.jp", "d@x.jp"]) await page.submit({ login });

  const answer = await page.submit({ login: "e@x.jp" });

  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await reportIn(answer)).toMatchObject({ code: "QUEUE_FULL" });
});

test("high memory is 503 MEMORY_BUSY with the figures", async () => {
  const { browser, memory } = createAppFixture();
  Object.assign(memory, { usedMb: 412, refusesNewJob: true });

  const answer = await browser().submit();

  expect(answer.status).toBe(503);
  expect(await reportIn(answer)).toMatchObject({
    code: "MEMORY_BUSY",
    facts: { usedMb: 412, warningMb: 400, limitMb: 450 },
  });
});

test("an unknown error leaves with an id that is logged, and with nothing else", async () => {
  const { browser, lines } = createAppFixture();

  const fromTrpc = await browser().query("telemetry.now");
  const fromRoute = await browser().send("/templates/boom.xlsx");

  for (const answer of [fromTrpc, fromRoute]) {
    expect(answer.status).toBe(500);
    const body = await answer.clone().text();
    expect(body).not.toMatch(/shadow|TypeError|\.ts|stack/);
    const report = await reportIn(answer);
    expect(report).toMatchObject({ code: "INTERNAL", facts: { id: expect.any(String) } });
    const id = String(report.facts["id"]);
    expect(lines.filter((line) => line.includes(id))).toHaveLength(1);
  }
  expect(lines.join()).not.toContain("shadow");
});

test("the owner's key is HttpOnly, SameSite=Strict and, behind https, a __Host- cookie", async () => {
  const plain = await createAppFixture().browser().query("service.info");
  const secure = createAppFixture({ publicOrigins: ["https://autofill.example"] });
  const behindTls = await secure.browser().query("service.info");

  expect(plain.headers.get("set-cookie")).toMatch(
    /^jobcan_owner=[0-9a-f]{48}\.[\w%]{44,};.*Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect(behindTls.headers.get("set-cookie")).toMatch(
    /^__Host-jobcan_owner=[0-9a-f]{48}\.[\w%]{44,};.*HttpOnly; Secure; SameSite=Strict$/,
  );
  expect(behindTls.headers.get("strict-transport-security")).toContain("max-age");
});

test("every answer carries the security headers", async () => {
  const { request } = createAppFixture();

  for (const path of ["/healthz", "/trpc/service.info", "/nothing-here", "/autofill"]) {
    const { headers } = await request(path);
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  }
});

test("health is reported without a cookie, and readiness says why not", async () => {
  const fixture = createAppFixture();
  const textOf = async (path: string) => {
    const answer = await fixture.request(path);
    return `${answer.status} ${await answer.text()}`;
  };

  expect((await fixture.request("/healthz")).headers.get("set-cookie")).toBeNull();
  expect(await textOf("/healthz")).toBe("200 ok");
  expect(await textOf("/livez")).toBe("200 ok");
  expect(await textOf("/readyz")).toBe("200 ready");
  expect(await textOf("/metrics")).toBe("200 figures 1\n");
  fixture.view.containerMb = 451;
  expect(await textOf("/readyz")).toBe("503 memory over the limit");
  fixture.admitting = false;
  expect(await textOf("/readyz")).toBe("503 shutting down");
  expect(await textOf("/healthz")).toBe("200 ok");
  expect(await textOf("/health/memory")).toContain('"containerMb":451');
});

test("with a token set the figures are for those who have it, and health is still for all", async () => {
  const { request } = createAppFixture({ metricsToken: "figures-4711" });
  const status = async (path: string, authorization = "") =>
    (await request(path, { headers: { authorization } })).status;

  for (const path of ["/metrics", "/health/memory"]) {
    expect(await status(path)).toBe(401);
    expect(await status(path, "Bearer figures-4712")).toBe(401);
    expect(await status(path, "Bearer figures-4711")).toBe(200);
  }
  expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 200]);
});

test("receipts and templates are downloads with their own names", async () => {
  const { browser, runner } = createAppFixture();
  const page = browser();
  const id = await jobIdOf(await page.submit());
  await runner.latest().end(done);

  const receipt = await page.send(`/receipts/${id}.csv`);
  const template = await page.send("/templates/2026-11.xlsx");

  expect(await receipt.text()).toBe("十一月.xlsx csv");
  expect(receipt.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(template.headers.get("content-disposition")).toBe(
    `attachment; filename="__2026-11.xlsx"; filename*=UTF-8''${encodeURIComponent("勤怠_2026-11.xlsx")}`,
  );
  expect((await page.send("/templates/next-year.xlsx")).status).toBe(400);
  expect((await page.send(`/receipts/${id}.exe`)).status).toBe(404);
});

test("a goodbye shortens a waiting job's lease", async () => {
  const { browser, clock, engine } = createAppFixture();
  const page = browser();
  await page.submit({ login: "a@x.jp" });
  const id = await jobIdOf(await page.submit({ login: "b@x.jp" }));

  const answer = await page.send(`/jobs/${id}/goodbye`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "content-type": "text/plain" },
    body: "",
  });
  await clock.advance(16_000);

  expect(answer.status).toBe(204);
  expect((await engine.counts()).waiting).toBe(0);
});

test("a fifth follower of one job is 503, and a place that is left is free again", async () => {
  const { browser, followers } = createAppFixture();
  const page = browser();
  const id = await jobIdOf(await page.submit());
  const streams = [];
  for (let follower = 0; follower < 4; follower += 1) {
    streams.push(await page.query("jobs.follow", { id }));
  }

  const fifth = await page.query("jobs.follow", { id });
  expect(fifth.status).toBe(503);
  expect(fifth.headers.get("retry-after")).toBe("10");
  expect(followers.count).toBe(4);
  await streams[0]?.body?.cancel();
  expect((await page.query("jobs.follow", { id })).status).toBe(200);
  expect(followers.count).toBe(4);
});
