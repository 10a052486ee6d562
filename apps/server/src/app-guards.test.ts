import { expect, test } from "vitest";
import { createAppFixture, reportIn } from "./testing/app-fixture.ts";
import { listen } from "./testing/listening.ts";
import { rateLimits } from "./http/limits/rate-limit.ts";

const json = { "content-type": "application/json" };
const form = () => {
  const body = new FormData();
  body.set("file", new Blob(["PK"]), "a.xlsx");
  return body;
};

test.each([
  ["our page", { "sec-fetch-site": "same-origin", "x-trpc-source": "web" }, 200],
  ["our page in an old browser", { origin: "http://localhost", "x-trpc-source": "web" }, 200],
  ["a program", { "x-trpc-source": "cli" }, 200],
  ["another site", { "sec-fetch-site": "cross-site", "x-trpc-source": "web" }, 403],
  ["a sibling sub-domain", { "sec-fetch-site": "same-site", "x-trpc-source": "web" }, 403],
  [
    "another site in an old browser",
    { origin: "http://evil.example", "x-trpc-source": "web" },
    403,
  ],
  ["a sandboxed frame", { origin: "null", "x-trpc-source": "web" }, 403],
  ["a plain form of our own", { "sec-fetch-site": "same-origin" }, 403],
  ["nobody in particular", {}, 403],
  [
    "one that says both",
    { "sec-fetch-site": "same-origin", origin: "http://evil.example", "x-trpc-source": "web" },
    403,
  ],
] as const)("a form from %s", async (...[, headers, status]) => {
  const { request, uploaded } = createAppFixture();

  const answer = await request("http://localhost/trpc/workbooks.upload", {
    method: "POST",
    headers,
    body: form(),
  });

  expect(answer.status).toBe(status);
  expect(uploaded).toHaveLength(status === 200 ? 1 : 0);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "application/json"])(
  "another site is refused whatever the content type: %s",
  async (type) => {
    const { request } = createAppFixture();

    const answer = await request("/trpc/jobs.stop", {
      method: "POST",
      headers: { "sec-fetch-site": "cross-site", "x-trpc-source": "x", "content-type": type },
      body: "{}",
    });

    expect(answer.status).toBe(403);
    expect(await reportIn(answer)).toEqual({ code: "FORBIDDEN_ORIGIN", facts: {} });
  },
);

test("with a public origin set, only that origin and this machine may write", async () => {
  const { request } = createAppFixture({ publicOrigins: ["https://autofill.example"] });
  const statusFrom = async (origin: string, host: string) => {
    const headers = { origin, host, "x-trpc-source": "web" };
    const init = { method: "POST", headers, body: form() };
    return (await request("/trpc/workbooks.upload", init)).status;
  };

  expect(await statusFrom("https://autofill.example", "autofill.example")).toBe(200);
  expect(await statusFrom("http://localhost:3000", "localhost:3000")).toBe(200);
  expect(await statusFrom("http://evil.example", "evil.example")).toBe(403);
});

test("a goodbye by another site is refused", async () => {
  const { request } = createAppFixture();

  const answer = await request("/jobs/0/goodbye", {
    method: "POST",
    headers: { origin: "http://evil.example" },
  });

  expect(answer.status).toBe(403);
});

test("mutations are not answered to GET", async () => {
  const { browser } = createAppFixture();

  const answer = await browser().query("jobs.stop", { id: "0", when: "now" });

  expect(answer.status).toBe(405);
  expect(await reportIn(answer)).toMatchObject({ code: "INVALID_REQUEST" });
});

test.each(["text/plain", "application/x-www-form-urlencoded", undefined])(
  "a call of our own that is no JSON (%s) is refused",
  async (type) => {
    const { browser } = createAppFixture();

    const answer = await browser().send("/trpc/jobs.touch", {
      method: "POST",
      headers: { "x-trpc-source": "test", ...(type !== undefined && { "content-type": type }) },
      body: new TextEncoder().encode('{"id":"a"}'),
    });

    expect(answer.status).toBe(415);
    expect(await reportIn(answer)).toEqual({ code: "INVALID_REQUEST", facts: {} });
  },
);

test("one request carries one mutation, and ten queries at most", async () => {
  const { request } = createAppFixture();
  const source = { "x-trpc-source": "test" };
  const two = await request("/trpc/jobs.touch,jobs.touch?batch=1", {
    method: "POST",
    headers: { ...source, ...json },
    body: JSON.stringify({ 0: { id: "a" }, 1: { id: "b" } }),
  });
  const eleven = await request(
    `/trpc/${Array(11).fill("service.info").join(",")}?batch=1&input={}`,
  );
  const ten = await request(`/trpc/${Array(10).fill("service.info").join(",")}?batch=1&input={}`);

  expect([two.status, eleven.status, ten.status]).toEqual([400, 400, 200]);
});

test("procedures are counted, not requests, and the limit is 429 with the seconds to wait", async () => {
  const { request, clock } = createAppFixture();
  const batch = `/trpc/${Array(10).fill("service.info").join(",")}?batch=1&input={}`;
  for (let sent = 0; sent < rateLimits.call / 10; sent += 1) {
    expect((await request(batch)).status).toBe(200);
  }

  const refused = await request("/trpc/service.info");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("60");
  expect((await request("/healthz")).status).toBe(200);
  await clock.advance(60_000);
  expect((await request("/trpc/service.info")).status).toBe(200);
});

test("an address that a client claims does not get it around a limit", async () => {
  const { request } = createAppFixture();
  for (let sent = 0; sent < rateLimits.file; sent += 1) {
    await request("/templates/2026-11.xlsx", forwarded(sent % 250));
  }

  expect((await request("/templates/2026-11.xlsx", forwarded(251))).status).toBe(429);
});

test("a call over its size is refused before it is parsed, announced or not", async () => {
  const { request } = createAppFixture();
  const big = JSON.stringify({ id: "x".repeat(1_600_000) });
  const headers = { "x-trpc-source": "test", ...json };
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(big));
      controller.close();
    },
  });

  const announced = await request("/trpc/jobs.touch", {
    method: "POST",
    headers: { ...headers, "content-length": String(big.length) },
    body: big,
  });
  const chunked = await request("/trpc/jobs.touch", {
    method: "POST",
    headers,
    body: stream,
    duplex: "half",
  });

  expect([announced.status, chunked.status]).toEqual([413, 413]);
});

test.each([
  ["no content type", undefined, "PK", 400],
  ["JSON instead of a file", "application/json", '{"file":"UEs="}', 400],
  ["a form without a boundary", "multipart/form-data", "PK", 400],
] as const)("an upload with %s is refused", async (...[, type, body, status]) => {
  const { request, uploaded } = createAppFixture();

  const answer = await request("/trpc/workbooks.upload", {
    method: "POST",
    headers: { "x-trpc-source": "test", ...(type !== undefined && { "content-type": type }) },
    body: new TextEncoder().encode(body),
  });

  expect(answer.status).toBe(status);
  expect(await reportIn(answer)).toMatchObject({ code: "INVALID_REQUEST" });
  expect(uploaded).toEqual([]);
});

test("an upload that announces more than the limit is 413 before a byte is read", async () => {
  const { request, uploaded } = createAppFixture();

  const answer = await request("/trpc/workbooks.upload", {
    method: "POST",
    headers: {
      "x-trpc-source": "test",
      "content-type": "application/octet-stream",
      "content-length": String(5 * 1024 * 1024),
    },
    body: "PK",
  });

  expect(answer.status).toBe(413);
  expect(await reportIn(answer)).toEqual({ code: "FILE_TOO_LARGE", facts: { limitMb: 1 } });
  expect(uploaded).toEqual([]);
});

test.each(["/trpc/no.such", "/trpc/%E0%A4%A", "/trpc/jobs.get?input={broken"])(
  "%s tells no more than that it is not valid",
  async (path) => {
    const answer = await createAppFixture().request(path);
    const body = await answer.clone().text();

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(body).not.toMatch(/stack|node_modules|SyntaxError/);
    expect(await reportIn(answer)).toMatchObject({ code: "INVALID_REQUEST" });
  },
);

test("a page keeps the browser's key for another 30 days; a call leaves it alone", async () => {
  const { request } = createAppFixture();
  const first = await request("/autofill");
  const [set = ""] = first.headers.getSetCookie();
  const headers = { cookie: set.split(";")[0] ?? "" };

  const again = await request("/jobs/j1", { headers });
  const call = await request("/trpc/service.info", { headers });

  expect(set).toContain("Max-Age=2592000");
  expect(again.headers.getSetCookie()).toEqual([set]);
  expect(call.headers.getSetCookie()).toEqual([]);
});

function forwarded(index: number): RequestInit {
  return { headers: { "x-forwarded-for": `10.0.0.${index}` } };
}

test.each(["TRACE", "PROPFIND", "PATCH"])(
  "a procedure is not asked by %s, however its path is written",
  async (method) => {
    const { app, lines } = createAppFixture();
    await using server = await listen(app);
    const head = `Host: localhost\r\nx-trpc-source: test\r\nConnection: close\r\n\r\n`;

    for (const path of ["/trpc/jobs.get", "//trpc//jobs.get"]) {
      const answer = await server.answer(`${method} ${path} HTTP/1.1\r\n${head}`);
      expect(answer).toMatch(/^HTTP\/1.1 405 /);
    }
    expect(lines).toEqual([]);
  },
);
