import { jobViewSchema, submitAnswerSchema } from "@jobcan-automation/contract/schemas";
import { expect, test } from "vitest";
import { z } from "zod";
import { createAppFixture } from "./testing/app-fixture.ts";

const order = {
  mode: "recheck",
  credentials: { login: "taro@example.jp", password: "correct horse" },
  target: "jobcan",
  requestKey: "recheck-00000001",
} as const;
const day = {
  date: "2026-11-02",
  row: 2,
  note: "",
  sent: [],
  wanted: [
    { kind: "work_start", timeMin: 540 },
    { kind: "work_end", timeMin: 1080 },
  ],
  outcome: "awaiting_approval",
} as const;
const done = { how: "reported", report: { end: "done" } } as const;
const dataOf = async (response: Response) =>
  z.object({ result: z.object({ data: z.unknown() }) }).parse(await response.json()).result.data;
const jobIdOf = async (response: Response) =>
  submitAnswerSchema.parse(await dataOf(response)).jobId;
const receipt = { fileName: "november.xlsx", days: [day] };

test("a receipt's days are read again as a job like others, by an owner who keeps no job", async () => {
  const fixture = createAppFixture();
  const browser = fixture.browser();

  const jobId = await jobIdOf(await browser.mutate("jobs.submit", { ...order, of: receipt }));
  const run = fixture.runner.latest();
  run.reportDay("2026-11-02", { outcome: "verified" });
  await run.end(done);

  expect(run.spec).toMatchObject({ mode: "recheck", rows: [{ row: 2, date: "2026-11-02" }] });
  const view = jobViewSchema.parse(await dataOf(await browser.query("jobs.get", { id: jobId })));
  expect(view).toMatchObject({ mode: "recheck", fileName: "november.xlsx" });
  expect(view.days).toMatchObject([{ date: "2026-11-02", outcome: "verified" }]);
  expect(view.status).toMatchObject({ outcome: "succeeded" });
});

test("the name of a receipt's sheet is shown as that of an upload, whatever it was", async () => {
  const { browser } = createAppFixture();
  const page = browser();
  const of = { ...receipt, fileName: "../a\ud800\u202E\r\nb.xlsx" };

  const id = await jobIdOf(await page.mutate("jobs.submit", { ...order, of }));

  const view = jobViewSchema.parse(await dataOf(await page.query("jobs.get", { id })));
  expect(view.fileName).toBe("ab.xlsx");
});

test("each day is read again with the place that it was to have", async () => {
  const fixture = createAppFixture();
  const days = [
    { ...day, place: "本社" },
    { ...day, date: "2026-11-03", row: 3 },
    { ...day, date: "2026-11-04", row: 4, place: "大阪支社" },
  ];

  const of = { fileName: "november.xlsx", days };
  await jobIdOf(await fixture.browser().mutate("jobs.submit", { ...order, of }));

  expect(fixture.runner.latest().spec.options).toEqual({
    placesByDate: { "2026-11-02": "本社", "2026-11-04": "大阪支社" },
  });
});

test("a job that is known is read again by its id, and its own record stays", async () => {
  const fixture = createAppFixture();
  const browser = fixture.browser();
  const first = await jobIdOf(await browser.mutate("jobs.submit", { ...order, of: receipt }));
  fixture.runner.latest().reportDay("2026-11-02", { outcome: "awaiting_approval" });
  await fixture.runner.latest().end(done);

  const again = { ...order, requestKey: "recheck-00000002", of: { jobId: first } };
  const second = await jobIdOf(await browser.mutate("jobs.submit", again));
  fixture.runner.latest().reportDay("2026-11-02", { outcome: "failed", reason: "not_held" });
  await fixture.runner.latest().end(done);

  expect(second).not.toBe(first);
  const outcomes = await Promise.all(
    [first, second].map(async (id) => {
      const { days } = jobViewSchema.parse(await dataOf(await browser.query("jobs.get", { id })));
      return days.map(({ outcome }) => outcome);
    }),
  );
  expect(outcomes).toEqual([["awaiting_approval"], ["failed"]]);
});

test.each([
  ["a stranger's job", { of: { jobId: "known" } }, 404],
  ["an unknown job", { of: { jobId: "no-such-job" } }, 404],
  ["no days", { of: { fileName: "a", days: [] } }, 400],
  ["a day twice", { of: { fileName: "a", days: [day, day] } }, 422],
  [
    "nothing but holidays",
    { of: { fileName: "a", days: [{ ...day, outcome: "skipped", reason: "holiday" }] } },
    400,
  ],
])("%s is refused before anybody signs in", async (_what, differing, status) => {
  const fixture = createAppFixture();
  const known = await jobIdOf(
    await fixture.browser().mutate("jobs.submit", { ...order, of: receipt }),
  );
  const of =
    "jobId" in differing.of && differing.of.jobId === "known" ? { jobId: known } : differing.of;

  const response = await fixture
    .browser()
    .mutate("jobs.submit", { ...order, requestKey: "recheck-00000003", of });

  expect(response.status).toBe(status);
  expect(fixture.runner.runs).toHaveLength(1);
});
