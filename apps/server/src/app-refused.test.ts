import { expect, test } from "vitest";
import { createAppFixture } from "./testing/app-fixture.ts";

test("every kind of refusal is counted once, by its code: of tRPC, of a stream, of /api and of what stands before", async () => {
  const { browser, request, refused } = createAppFixture();
  const page = browser();
  await page.query("jobs.get", { id: "nobody's" });
  await page.send(`/trpc/jobs.follow?input=${encodeURIComponent('{"id":"nobody\'s"}')}`, {
    headers: { accept: "text/event-stream" },
  });
  await request("/api/none");
  await request("/trpc/jobs.stop", { method: "POST", headers: { origin: "http://evil.test" } });

  expect(refused).toEqual(["JOB_NOT_FOUND", "JOB_NOT_FOUND", "NOT_FOUND", "FORBIDDEN_ORIGIN"]);
});

test("what is answered is no refusal", async () => {
  const { browser, request, refused } = createAppFixture();
  await browser().query("jobs.list");
  await request("/healthz");

  expect(refused).toEqual([]);
});
