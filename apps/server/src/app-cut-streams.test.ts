import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { jobEventSchema } from "@jobcan-automation/contract/schemas";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { expect, test, vi } from "vitest";
import { createApiClient } from "./testing/api-client.ts";
import { createAppFixture } from "./testing/app-fixture.ts";
import { listen } from "./testing/listening.ts";

vi.setConfig({ testTimeout: 60_000 });

const randomCuts = 200;
const seed = Number(process.env["CUT_SEED"] ?? Date.now() % 2 ** 31);
const done = { how: "reported", report: { end: "done" } } as const;

/** Hands streams on, and cuts the next one after so many bytes of its body. */
async function cuttingProxy(target: string) {
  const proxy = { cutAfter: Infinity, connections: 0 };
  const server = createServer((request, response) => {
    proxy.connections += 1;
    const { cutAfter } = proxy;
    proxy.cutAfter = Infinity;
    const { authorization = "", "last-event-id": lastEventId } = request.headers;
    const headers = {
      authorization,
      ...(typeof lastEventId === "string" && { "last-event-id": lastEventId }),
    };
    const leaving = new AbortController();
    response.once("close", () => leaving.abort());
    void fetch(`${target}${request.url}`, { headers, signal: leaving.signal })
      .then((answer) => handOn(answer, response, cutAfter))
      .catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}

async function handOn(answer: Response, response: ServerResponse, cutAfter: number): Promise<void> {
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
  let left = cutAfter;
  for await (const chunk of answer.body ?? []) {
    if (chunk.length >= left) {
      response.write(chunk.subarray(0, left), () => response.destroy());
      return;
    }
    left -= chunk.length;
    response.write(chunk);
  }
  response.end();
}

interface Seen {
  seq: number;
  data: string;
}

/**
 * A client that goes on after a cut from the newest event that it has, until the job's end. `onCut` is called at each.
 */
async function followThrough(
  url: string,
  authorization: string,
  onCut: () => void = () => {},
): Promise<Seen[]> {
  const seen: Seen[] = [];
  while (!isOver(seen)) {
    const lastEventId = String(seen.at(-1)?.seq ?? 0);
    const answer = await fetch(url, { headers: { authorization, "last-event-id": lastEventId } });
    expect([200, 204]).toContain(answer.status);
    await readUntilCut(answer, seen).catch(onCut);
  }
  return seen;
}

/** Rejects where the connection is cut. */
async function readUntilCut(answer: Response, seen: Seen[]): Promise<void> {
  const text = answer.body?.pipeThrough(new TextDecoderStream());
  for await (const { id, event, data } of text?.pipeThrough(new EventSourceParserStream()) ?? []) {
    if (id === undefined || event !== undefined) continue;
    seen.push({ seq: Number(id), data });
    if (isOver(seen)) return;
  }
}

function isOver(seen: readonly Seen[]): boolean {
  const last = seen.at(-1);
  return last !== undefined && isEnd(last.data);
}

function isEnd(data: string): boolean {
  const event = jobEventSchema.parse(JSON.parse(data));
  if (event.type === "snapshot") return event.job.status.state === "finished";
  return event.type === "status" && event.status.state === "finished";
}

/** A job with texts of all kinds in its log, on a real port. */
async function loggedJob() {
  const fixture = createAppFixture({ limits: { retentionMs: 1e9 } });
  const client = await createApiClient(fixture.request);
  const id = await client.submit();
  const log = (text: string) =>
    fixture.runner.latest().reporter.log("info", { code: "site_says", facts: { text } });
  for (let line = 0; line < 30; line += 1)
    log(`${line} 打刻\r\n\ndata: {}\u2028\u0000 ${"😀".repeat(line)}`);
  const doors = {
    "/api": `/api/jobs/${id}/events`,
    tRPC: `/trpc/jobs.follow?input=${encodeURIComponent(JSON.stringify({ id }))}`,
  };
  return { ...fixture, authorization: `Bearer ${client.key}`, id, log, doors };
}

/** A generator of numbers that a seed repeats (mulberry32). */
function randomBelow(state: { seed: number }, limit: number): number {
  state.seed = (state.seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state.seed ^ (state.seed >>> 15), 1 | state.seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
}

test.each(["/api", "tRPC"] as const)(
  `%s cut at every event and at ${randomCuts} random bytes: the client has what the server has (CUT_SEED=${seed})`,
  async (door) => {
    const { app, runner, clock, doors, authorization } = await loggedJob();
    runner.latest().verifyAll();
    await runner.latest().end(done);
    await using server = await listen(app);
    await using proxy = await cuttingProxy(server.url);
    const headers = { authorization, "last-event-id": "0" };
    const body = Buffer.from(
      await (await fetch(server.url + doors[door], { headers })).arrayBuffer(),
    );
    const whole = await followThrough(server.url + doors[door], authorization);
    const boundaries = [...body.toString("latin1").matchAll(/\n\n/g)].map(({ index }) => index + 2);
    const random = { seed };
    const cuts = [
      ...boundaries,
      ...Array.from({ length: randomCuts }, () => randomBelow(random, body.length)),
    ];
    expect(whole.map(({ seq }) => seq)).toEqual(whole.map((_, index) => index + 1));
    expect(boundaries.length).toBeGreaterThan(whole.length);

    for (const [index, cut] of cuts.entries()) {
      if (index % 50 === 0) await clock.advance(60_000);
      proxy.cutAfter = cut;
      proxy.connections = 0;
      const seen = await followThrough(proxy.url + doors[door], authorization);
      expect({ cut, seen }).toEqual({ cut, seen: whole });
      const isWithin = cut < (boundaries.at(-2) ?? 0);
      expect({ cut, wasCut: !isWithin || proxy.connections > 1 }).toEqual({ cut, wasCut: true });
    }
  },
);

test.each(["/api", "tRPC"] as const)(
  "%s: what went by while a client was away is a gap that says how much, and a snapshot",
  async (door) => {
    const { app, runner, log, doors, authorization } = await loggedJob();
    await using server = await listen(app);
    await using proxy = await cuttingProxy(server.url);
    proxy.cutAfter = 2_000;

    const seen = await followThrough(proxy.url + doors[door], authorization, () => {
      for (let line = 0; line < 250; line += 1) log(`while away ${line}`);
      void runner.latest().end(done);
    });

    const events = seen.map(({ seq, data }) => ({
      seq,
      event: jobEventSchema.parse(JSON.parse(data)),
    }));
    const gapAt = events.findIndex(({ event }) => event.type === "gap");
    const [before, gap, snapshot] = [events[gapAt - 1], events[gapAt], events[gapAt + 1]];
    expect(gap?.event).toEqual({ type: "gap", missed: (gap?.seq ?? 0) - (before?.seq ?? 0) });
    expect(snapshot).toMatchObject({ seq: gap?.seq, event: { type: "snapshot" } });
    const numbers = events
      .filter((_, index) => index !== gapAt && index !== gapAt + 1)
      .map(({ seq }) => seq);
    const missed = Array.from(
      { length: (gap?.seq ?? 0) - (before?.seq ?? 0) },
      (_, index) => (before?.seq ?? 0) + index + 1,
    );
    const all = [...numbers, ...missed].toSorted((a, b) => a - b);
    expect(all).toEqual(all.map((_, index) => index + 1));
  },
);
