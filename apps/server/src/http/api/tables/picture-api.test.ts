import { setImmediate as turn } from "node:timers/promises";
import { encodePicturePart, PicturePartReader } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createApiClient, problemIn } from "../../../testing/api-client.ts";
import {
  createAppFixture,
  jobIdOf,
  type AppFixture,
  type TestBrowser,
} from "../../../testing/app-fixture.ts";
import { readScreen } from "../../../testing/read-screen.ts";

const own = { "x-trpc-source": "test", "sec-fetch-site": "same-origin" };
const frame = new Uint8Array([0xff, 0xd8, 1, 2, 3]);

test("the owner sees the picture, and what is done in it reaches the runner in order", async () => {
  const fixture = createAppFixture();
  const { browser, id, runner } = await runningJob(fixture);
  runner.open();

  const screen = readScreen(
    await browser.send(`/api/jobs/${id}/screen?width=390`, { headers: own }),
  );
  const opened = await screen.message();
  expect(opened).toMatchObject({ type: "viewing", width: 390, height: 600 });
  expect(await screen.message()).toMatchObject({ type: "state", title: "ログイン" });
  await runner.heard("want");
  runner.send({ kind: "frame", jpeg: frame });
  expect(await screen.frame()).toEqual(frame);

  const answer = await act(browser, id, { ...opened, seq: 1, events: [typed("山田")] });

  expect(answer.status).toBe(204);
  await runner.heard("events");
  expect(runner.messages.map(({ type }) => type)).toEqual(["view", "want", "want", "events"]);
  expect(JSON.stringify(runner.messages)).toContain("山田");
});

test("a second browser, a foreign owner and a cross-site page get nothing", async () => {
  const fixture = createAppFixture();
  const { browser, id, runner } = await runningJob(fixture);
  runner.open();
  const other = fixture.browser();
  await other.query("service.info");
  const at = `/api/jobs/${id}/screen`;

  const stranger = await fixture.browser().send(at, { headers: own });
  const foreign = await other.send(at, { headers: own });
  const crossSite = await browser.send(at, { headers: { "sec-fetch-site": "cross-site" } });
  const sibling = await browser.send(at, { headers: { ...own, "sec-fetch-site": "same-site" } });
  const plain = await browser.send(at);
  const typedByOther = await act(other, id, { viewing: "x", seq: 1, events: [typed("a")] });
  const typedCrossSite = await browser.send(`/api/jobs/${id}/input`, {
    method: "POST",
    headers: { origin: "http://evil.example" },
    body: "{}",
  });

  const statuses = [stranger, foreign, crossSite, sibling, plain, typedByOther, typedCrossSite].map(
    ({ status }) => status,
  );
  expect(statuses).toEqual([401, 404, 403, 403, 403, 404, 403]);
  expect(runner.messages).toEqual([]);
});

test("a key's own program sees its picture without saying that it is a page", async () => {
  const fixture = createAppFixture();
  const client = await createApiClient(fixture.request);
  const id = await client.submit();
  runnerEnd(fixture).open();
  await turn();
  const headers = { authorization: `Bearer ${client.key}` };

  const screen = readScreen(await fixture.request(`/api/jobs/${id}/screen`, { headers }));

  expect(await screen.message()).toMatchObject({ type: "viewing" });
});

test("who asks only for the head of the picture takes nobody's place before it", async () => {
  const fixture = createAppFixture();
  const { browser, id, runner } = await runningJob(fixture);
  runner.open();
  const at = `/api/jobs/${id}/screen`;

  const head = await browser.send(at, { method: "HEAD", headers: own });
  const screen = await browser.send(at, { headers: own });

  expect([head.status, screen.status]).toEqual([200, 200]);
});

test("one viewer at a time: a second tab waits until the first has gone", async () => {
  const fixture = createAppFixture();
  const { browser, id, runner } = await runningJob(fixture);
  runner.open();
  const first = readScreen(await browser.send(`/api/jobs/${id}/screen`, { headers: own }));
  await first.message();

  const second = await browser.send(`/api/jobs/${id}/screen`, { headers: own });
  expect([second.status, (await problemIn(second)).code]).toEqual([503, "READER_BUSY"]);

  await first.leave();
  await runner.heard("gone");
  const third = await browser.send(`/api/jobs/${id}/screen`, { headers: own });
  expect(third.status).toBe(200);
});

test("an input counts once: a replayed one and one of an earlier viewing are refused", async () => {
  const fixture = createAppFixture();
  const { browser, id, runner } = await runningJob(fixture);
  runner.open();
  const first = readScreen(await browser.send(`/api/jobs/${id}/screen`, { headers: own }));
  const opened = await first.message();
  const input = { ...opened, seq: 5, events: [typed("once")] };
  const statuses = [await act(browser, id, input), await act(browser, id, input)];
  statuses.push(await act(browser, id, { ...input, seq: 4 }));
  await first.leave();
  await runner.heard("gone");
  const second = readScreen(await browser.send(`/api/jobs/${id}/screen`, { headers: own }));
  await second.message();

  statuses.push(await act(browser, id, { ...input, seq: 6 }));

  expect(statuses.map(({ status }) => status)).toEqual([204, 400, 400, 400]);
  expect(runner.messages.filter(({ type }) => type === "events")).toHaveLength(1);
});

test.each([
  ["no picture is open", (_runner: RunnerEnd) => {}],
  [
    "it has been closed",
    (runner: RunnerEnd) => {
      runner.open();
      runner.send({ kind: "json", json: '{"type":"closed"}' });
    },
  ],
])("where %s there is nothing to see and nothing to do", async (...[, prepare]) => {
  const fixture = createAppFixture();
  const { browser, id, runner } = await runningJob(fixture);
  prepare(runner);

  const screen = await browser.send(`/api/jobs/${id}/screen`, { headers: own });
  const input = await act(browser, id, { viewing: "x", seq: 1, events: [typed("a")] });

  expect(await problemIn(screen)).toMatchObject({ facts: { reason: "no_picture" } });
  expect([screen.status, input.status]).toEqual([400, 400]);
});

test("the stream says that it has ended when the run has", async () => {
  const fixture = createAppFixture();
  const { browser, id, runner } = await runningJob(fixture);
  runner.open();
  const screen = readScreen(await browser.send(`/api/jobs/${id}/screen`, { headers: own }));
  await screen.message();
  await screen.message();

  runner.end();

  expect(await screen.message()).toEqual({ type: "ended" });
  expect(await screen.isOver()).toBe(true);
});

test("nothing of a picture is in a log, an event, the record or an error", async () => {
  const fixture = createAppFixture();
  const { browser, id, runner } = await runningJob(fixture);
  runner.open();
  const screen = readScreen(await browser.send(`/api/jobs/${id}/screen`, { headers: own }));
  const opened = await screen.message();
  await screen.message();
  await runner.heard("want");
  runner.send({ kind: "frame", jpeg: new TextEncoder().encode("canary-frame") });
  await screen.frame();
  await act(browser, id, { ...opened, seq: 1, events: [typed("canary-typed")] });
  await act(browser, id, { ...opened, seq: 1, events: [typed("canary-typed")] });
  await browser.send(`/api/jobs/${id}/input`, {
    method: "POST",
    headers: own,
    body: '{"text":"canary-typed',
  });
  runner.end();
  await fixture.runner.latest().end({ how: "killed" });

  const status = await (await browser.send(`/status/${id}`)).text();
  const record = JSON.stringify(fixture.store.load(id));
  const seen = [status, record, ...fixture.lines, ...fixture.errors.map(String)].join("\n");
  expect(seen).not.toMatch(/canary/);
  expect(status).toContain("finished");
});

const typed = (text: string) => ({ type: "text", text });

async function runningJob(fixture: AppFixture) {
  const browser = fixture.browser();
  const id = await jobIdOf(await browser.submit());
  return { browser, id, runner: runnerEnd(fixture) };
}

type RunnerEnd = ReturnType<typeof runnerEnd>;

/** What a runner does with its end of the channel. */
function runnerEnd(fixture: AppFixture) {
  const { pictureEnd } = fixture.runner.latest();
  const reader = new PicturePartReader();
  const messages: { type: string }[] = [];
  let heard = Promise.withResolvers<void>();
  pictureEnd.on("data", (piece: Buffer) => {
    for (const part of reader.push(piece)) {
      if (part.kind === "json") messages.push(JSON.parse(part.json));
    }
    heard.resolve();
    heard = Promise.withResolvers();
  });
  const send = (part: Parameters<typeof encodePicturePart>[0]) =>
    void pictureEnd.write(encodePicturePart(part));
  return {
    messages,
    send,
    open() {
      send({ kind: "json", json: '{"type":"open"}' });
      const state = { type: "state", host: "id.jobcan.jp", title: "ログイン", hosts: [] };
      send({ kind: "json", json: JSON.stringify(state) });
    },
    end: () => void pictureEnd.end(),
    async heard(type: string): Promise<void> {
      while (!messages.some((message) => message.type === type)) await heard.promise;
    },
  };
}

async function act(browser: TestBrowser, id: string, input: object): Promise<Response> {
  return await browser.send(`/api/jobs/${id}/input`, {
    method: "POST",
    headers: { ...own, "content-type": "application/json" },
    body: JSON.stringify(input),
  });
}
