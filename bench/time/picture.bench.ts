import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import {
  type PictureEvent,
  type PictureMessage,
  PicturePartReader,
} from "@jobcan-automation/contract";
import { demoAccount } from "@jobcan-automation/sandbox";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { canOpenMemoryCgroup } from "../lib/machine/memory-cgroup.ts";
import { samplePeak } from "../lib/machine/peak-sampler.ts";
import { runMonth, untilFinished, uploadMonth } from "../lib/run-month.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { median, printTable } from "../lib/table.ts";

const days = 20;
const inputs = 40;
const goals = { inputMs: 60, restMb: 15, moveMb: 25, jobMb: 450 } as const;
const sampleEveryMs = 50;
const restMs = 3_000;
const moveMs = 5_000;
/** Longer than the least time between two frames, so that each input is measured by itself. */
const betweenInputsMs = 350;

/**
 * What a live picture costs: from an input's POST to the next frame at the viewer, on loopback; and its memory beside a
 * lean browser at work, while nothing moves and while everything does.
 */
export async function run(): Promise<boolean> {
  if (!(await canOpenMemoryCgroup())) return skip(noCgroup);
  await using service = await openBenchedService({ latencyMs: 100 });
  const lean = await whileWorking(service);
  const { cgroup } = service;
  if (cgroup === undefined) return skip(noCgroup);
  using peak = samplePeak(cgroup);
  service.sandbox.reset();
  service.sandbox.setFault({ name: "captcha", times: 2 });
  const jobId = await submitPresent(service);
  const viewer = await openViewer(service, jobId);
  await viewer.frame();
  const rest = await sampled(service, wait(restMs));
  const latencies = await measureInputs(viewer);
  const framesBefore = viewer.frames;
  const move = await sampled(service, moveAll(viewer));
  const framesPerSec = ((viewer.frames - framesBefore) / moveMs) * 1000;
  await viewer.act({ type: "key", key: "Enter", shift: false });
  const job = await untilFinished(service, jobId);
  const ended = job.status.state === "finished" ? job.status.outcome : job.status.state;
  const jobMb = peak.peak().workingSetMb;
  const [restMb, moveMb, inputMs] = [rest - lean, move - lean, median(latencies)];
  printTable(`The live picture: ${inputs} inputs, a job of ${days} days`, [
    row("input → frame, p50", inputMs, `≤ ${goals.inputMs} ms`),
    row("input → frame, max", Math.max(...latencies), "ms"),
    row("frames a second while all moves", framesPerSec, "≤ 5"),
    row("bytes of a frame at rest", viewer.bytes, ""),
    row("lean browser at work, anonymous + shared", lean, "MB"),
    row("the picture adds at rest", restMb, `≤ ${goals.restMb} MB`),
    row("the picture adds while all moves", moveMb, `≤ ${goals.moveMb} MB`),
    row("highest working set of the job, server included", jobMb, `≤ ${goals.jobMb} MB`),
  ]);
  console.log(`the job ended ${ended}, with ${service.sandbox.counts.signInPosts} sign-in POST`);
  return (
    ended === "succeeded" &&
    inputMs <= goals.inputMs &&
    restMb <= goals.restMb &&
    moveMb <= goals.moveMb &&
    jobMb <= goals.jobMb
  );
}

function row(what: string, value: number, goal: string) {
  return { what, value: Math.round(value * 10) / 10, goal };
}

/** The median while days are entered, which is what a lean browser with a page of Jobcan's takes. */
async function whileWorking(service: BenchedService): Promise<number> {
  return await sampled(service, runMonth(service, days));
}

async function sampled(service: BenchedService, work: Promise<unknown>): Promise<number> {
  const seen: number[] = [];
  const timer = setInterval(() => {
    const { cgroup } = service;
    if (cgroup !== undefined) seen.push(cgroup.read().anonSharedMb);
  }, sampleEveryMs);
  try {
    await work;
  } finally {
    clearInterval(timer);
  }
  return median(seen);
}

async function submitPresent(service: BenchedService): Promise<string> {
  const sheet = await uploadMonth(service, days);
  const { jobId } = await service.client.jobs.submit({
    ...sheet,
    credentials: { login: demoAccount.email, password: demoAccount.password },
    target: "practice",
    mode: "fill",
    options: { includeHolidays: true },
    requestKey: randomUUID(),
    person: "present",
  });
  return jobId;
}

type Viewer = Awaited<ReturnType<typeof openViewer>>;

/** Looks at the picture as the page does; the stream ends with the picture. */
async function openViewer(service: BenchedService, jobId: string) {
  const at = `${service.url}/api/jobs/${jobId}`;
  const headers = { "x-trpc-source": "bench", cookie: service.cookieJar.header() ?? "" };
  const answer = await untilOpen(() => fetch(`${at}/screen?width=800`, { headers }));
  const seen = { frames: 0, bytes: 0, viewing: "", came: Promise.withResolvers<number>() };
  const onFrame = (jpeg: Uint8Array) => {
    seen.frames += 1;
    seen.bytes ||= jpeg.length;
    seen.came.resolve(performance.now());
  };
  const onMessage = (message: PictureMessage) => {
    if (message.type === "viewing") seen.viewing = message.viewing;
  };
  void (async () => {
    const parts = new PicturePartReader();
    for await (const piece of answer) {
      for (const part of parts.push(piece)) {
        if (part.kind === "frame") onFrame(part.jpeg);
        else onMessage(JSON.parse(part.json));
      }
    }
  })();
  let seq = 0;
  return {
    get frames() {
      return seen.frames;
    },
    get bytes() {
      return seen.bytes;
    },
    /** When the next frame has come. */
    frame: async () => {
      seen.came = Promise.withResolvers();
      return await seen.came.promise;
    },
    async act(...events: PictureEvent[]): Promise<void> {
      seq += 1;
      const body = JSON.stringify({ viewing: seen.viewing, seq, events });
      const json = { ...headers, "content-type": "application/json" };
      const { status } = await fetch(`${at}/input`, { method: "POST", headers: json, body });
      if (status !== 204) throw new Error(`an input was answered ${status}`);
    },
  };
}

async function untilOpen(ask: () => Promise<Response>): Promise<ReadableStream<Uint8Array>> {
  for (;;) {
    const { ok, body } = await ask();
    if (ok && body !== null) return body;
    await body?.cancel();
    await wait(100);
  }
}

/** Writes a letter and takes it back, in turns, so that the password is right in the end. */
async function measureInputs(viewer: Viewer): Promise<number[]> {
  const latencies: number[] = [];
  for (let n = 0; n < inputs; n += 1) {
    await wait(betweenInputsMs);
    const startMs = performance.now();
    const shown = viewer.frame();
    await viewer.act(turn(n));
    latencies.push((await shown) - startMs);
  }
  return latencies;
}

async function moveAll(viewer: Viewer): Promise<void> {
  const endMs = performance.now() + moveMs;
  let n = 0;
  while (performance.now() < endMs || n % 2 === 1) {
    await viewer.act(turn(n));
    n += 1;
    await wait(25);
  }
}

function turn(n: number): PictureEvent {
  return n % 2 === 0
    ? { type: "text", text: "x" }
    : { type: "key", key: "Backspace", shift: false };
}
