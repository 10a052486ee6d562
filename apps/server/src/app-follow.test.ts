import { jobEventSchema } from "@jobcan-automation/contract/schemas";
import { afterEach, expect, test, vi } from "vitest";
import { createAppFixture, jobIdOf, type TestBrowser } from "./testing/app-fixture.ts";

const done = { how: "reported", report: { end: "done" } } as const;
const lines = 250;

afterEach(() => void vi.useRealTimers());

/** A job that logged more than the ring holds, and has ended: its streams end by themselves. */
async function endedJob() {
  const { browser, runner } = createAppFixture();
  const page = browser();
  const id = await jobIdOf(await page.submit());
  for (let line = 0; line < lines; line += 1) {
    runner.latest().reporter.log("info", { code: "site_says", facts: { text: `${line}` } });
  }
  await runner.latest().end(done);
  const reported = await follow(page, id, {});
  return { page, id, lastSeq: reported.at(-1)?.seq ?? 0 };
}

async function follow(page: TestBrowser, id: string, headers: Record<string, string>) {
  const input = encodeURIComponent(JSON.stringify({ id }));
  const answer = await page.send(`/trpc/jobs.follow?input=${input}`, { headers });
  expect(answer.status).toBe(200);
  const blocks = (await answer.text()).split("\n\n");
  return blocks.flatMap((block) => {
    const seq = /^id: (\d+)$/m.exec(block)?.[1];
    const data = /^data: (.*)$/m.exec(block)?.[1];
    if (seq === undefined || data === undefined) return [];
    return [{ seq: Number(seq), event: jobEventSchema.parse(JSON.parse(data)) }];
  });
}

test("what a browser sends as Last-Event-ID is gone on from, without a loss and without a repeat", async () => {
  const { page, id, lastSeq } = await endedJob();

  const reported = await follow(page, id, { "last-event-id": String(lastSeq - 3) });

  expect(reported.map(({ seq }) => seq)).toEqual([lastSeq - 2, lastSeq - 1, lastSeq]);
});

test.each([
  ["long gone", "1"],
  ["not yet reported", "999999"],
  ["no number", "abc"],
  ["a negative number", "-1"],
  ["a number in another spelling", "1e2"],
  ["longer than any number", "9".repeat(300)],
])("one that is %s is answered with a gap and a snapshot", async (_what, lastEventId) => {
  const { page, id, lastSeq } = await endedJob();

  const [gap, snapshot, ...rest] = await follow(page, id, { "last-event-id": lastEventId });

  expect(gap).toMatchObject({ seq: lastSeq, event: { type: "gap" } });
  expect(snapshot).toMatchObject({
    seq: lastSeq,
    event: { type: "snapshot", job: { lastSeq, droppedLogEntries: expect.any(Number) } },
  });
  expect(rest).toEqual([]);
});

test("line ends and the stream's own words in a text are one event and no more", async () => {
  const { browser, runner } = createAppFixture();
  const page = browser();
  const id = await jobIdOf(await page.submit());
  const text = "a\r\n\r\nid: 9999\nevent: status\ndata: {}\u2028\u0000z";
  runner.latest().reporter.log("info", { code: "site_says", facts: { text } });
  await runner.latest().end(done);

  const answer = await page.query("jobs.follow", { id, lastEventId: "1" });

  const body = await answer.text();
  expect(body).not.toMatch(/^id: 9999/m);
  expect(body).not.toMatch(/^event: status/m);
});

test("a quiet stream pings every 15 seconds, is never compressed and never buffered by a proxy", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { browser } = createAppFixture();
  const page = browser();
  const id = await jobIdOf(await page.submit());
  const input = encodeURIComponent(JSON.stringify({ id }));
  const answer = await page.send(`/trpc/jobs.follow?input=${input}`, {
    headers: { "accept-encoding": "gzip, br, zstd" },
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const readUntil = async (word: string) => {
    while (!text.includes(word)) text += (await reader?.read())?.value ?? "";
  };
  await readUntil("snapshot");
  expect(text).not.toContain("ping");

  const pinged = readUntil("event: ping");
  await vi.advanceTimersByTimeAsync(15_000);
  await pinged;

  expect(answer.headers.get("content-encoding")).toBeNull();
  expect(answer.headers.get("cache-control")).toContain("no-transform");
  expect(answer.headers.get("x-accel-buffering")).toBe("no");
  await reader?.cancel();
});

test("a job that is not the caller's is a 404 on its stream as well", async () => {
  const { browser } = createAppFixture();
  const id = await jobIdOf(await browser().submit());
  const stranger = browser();
  await stranger.query("service.info");

  const foreign = await stranger.query("jobs.follow", { id });
  const unknown = await stranger.query("jobs.follow", { id: "0".repeat(32) });

  expect([foreign.status, unknown.status]).toEqual([404, 404]);
  expect(await foreign.text()).toBe(await unknown.text());
});
