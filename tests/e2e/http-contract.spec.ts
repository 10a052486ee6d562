import type { APIRequestContext } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";

const unknown = "0123456789abcdef0123456789abcdef";

test("an unknown job and another browser's are the same 404, whatever is asked", async ({
  page,
  newVisitor,
}) => {
  await chooseSheet(page, shortSheet(1));
  await usePractice(page);
  const id = await start(page, 1);
  const { request: stranger } = await newVisitor();
  const asked = [
    (job: string) => `/status/${job}`,
    (job: string) => `/receipts/${job}.json`,
    (job: string) => `/receipts/${job}.csv`,
    (job: string) => `/receipts/${job}.xlsx`,
    (job: string) => `/trpc/jobs.get?input=${encodeURIComponent(JSON.stringify({ id: job }))}`,
    (job: string) => `/trpc/jobs.follow?input=${encodeURIComponent(JSON.stringify({ id: job }))}`,
  ];
  for (const path of asked) {
    const [foreign, none] = [
      await answerOf(stranger, path(id)),
      await answerOf(stranger, path(unknown)),
    ];
    expect(foreign, path("…")).toEqual(none);
    expect(foreign.status, path("…")).toBe(404);
    expect(foreign.text).toContain("JOB_NOT_FOUND");
    expect(foreign.text).not.toContain(id);
  }
  const sent = [
    () => "/trpc/jobs.stop",
    () => "/trpc/jobs.touch",
    (job: string) => `/jobs/${job}/goodbye`,
  ];
  for (const call of sent) {
    const answers = [id, unknown].map((job) =>
      stranger.post(call(job), {
        headers: { "x-trpc-source": "test" },
        data: { id: job, when: "now" },
      }),
    );
    const [foreign, none] = await Promise.all(answers);
    expect(foreign?.status(), call("…")).toBe(404);
    expect(await foreign?.text(), call("…")).toBe(await none?.text());
  }
  expect((await page.request.get(`/status/${id}`)).status()).toBe(200);
  await expectOutcome(page, "succeeded");
});

test("requests that another site makes a browser send are refused", async ({
  page,
  service,
  complaints,
}) => {
  complaints.tolerate(/other\.example|403 \(Forbidden\)/);
  await page.goto("/autofill");
  await page.route("http://other.example/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<form method="post" enctype="multipart/form-data" action="${service.url}/trpc/workbooks.upload">
        <input name="file" value="x"><button>Win a prize</button></form>`,
    }),
  );
  await page.goto("http://other.example/");
  const answering = page.waitForResponse("**/trpc/workbooks.upload");
  await page.getByRole("button").click();
  const answer = await answering;
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain("FORBIDDEN_ORIGIN");

  const headers = [
    { "sec-fetch-site": "cross-site", "x-trpc-source": "web" },
    { "sec-fetch-site": "same-site", "x-trpc-source": "web" },
    { origin: "null", "x-trpc-source": "web" },
    { origin: "https://other.example", "x-trpc-source": "web" },
    { "sec-fetch-site": "same-origin" },
    {},
  ];
  for (const some of headers) {
    const refused = await page.request.post("/trpc/jobs.touch", {
      headers: some,
      data: { id: unknown },
    });
    expect(refused.status(), JSON.stringify(some)).toBe(403);
  }
});

test("every answer has the security headers", async ({ page }) => {
  for (const path of ["/autofill", "/healthz", "/status/none", "/trpc/service.info", "/nowhere"]) {
    const headers = (await page.request.get(path)).headers();
    expect(headers["content-security-policy"], path).toContain("script-src 'self';");
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers, path).not.toHaveProperty("x-powered-by");
    expect(headers, path).not.toHaveProperty("server");
  }
  const opened = await page.request.get("/autofill");
  const [owner] = await page.context().cookies();
  expect(opened.url()).toMatch(/\/autofill$/);
  expect(owner).toMatchObject({ httpOnly: true, sameSite: "Strict" });
  expect(owner?.value.length).toBeGreaterThanOrEqual(32);
});

test("the root leads to the form, and the health checks answer", async ({ page }) => {
  await page.goto("/");
  await page.waitForURL("**/autofill");
  expect(await answerOf(page.request, "/healthz")).toEqual({ status: 200, text: "ok" });
  expect(await answerOf(page.request, "/livez")).toEqual({ status: 200, text: "ok" });
  expect((await answerOf(page.request, "/readyz")).status).toBe(200);
});

async function answerOf(request: APIRequestContext, path: string) {
  const answer = await request.get(path);
  return { status: answer.status(), text: await answer.text() };
}
