import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import type { DayRecord } from "@jobcan-automation/contract";
import { descendantsOf, processesNaming } from "@jobcan-automation/proc/testing";
import { expect, test, vi } from "vitest";
import { liveUser, monthBytes, practicePassword, sheetNames } from "./testing/live-user.ts";
import {
  type ServiceProcess,
  isUnderWay,
  sharedFolder,
  startPractice,
  startService,
} from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 90_000 });

/** Living processes whose environment or command names this service's runs. */
function runProcessesOf({ child }: ServiceProcess): number[] {
  return processesNaming(`jobcan-run-${child.pid}.`);
}

function runFoldersOf({ child }: ServiceProcess): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`jobcan-run-${child.pid}.`));
}

async function untilTrue(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
}

test("asked to end in the middle of a job it finishes the day in hand, says so, and ends with 0", async () => {
  using folder = sharedFolder();
  await using practice = await startPractice();
  await practice.holdBack();
  await using service = startService({ env: practice.env, dataDir: folder.path });
  const url = await service.listening;
  const user = liveUser(url);
  const jobId = await user.start(10);
  const stream = await user.send(
    `/trpc/jobs.follow?input=${encodeURIComponent(`{"id":"${jobId}"}`)}`,
  );
  const heard = stream.text().catch(() => "");
  await user.until(jobId, isUnderWay);

  service.child.kill("SIGTERM");
  await service.logged("shutting_down signal=SIGTERM");
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([503, "shutting down"]);
  expect(await service.exited).toBe(0);

  expect(await heard).toContain('"outcome":"interrupted"');
  expect([runProcessesOf(service), runFoldersOf(service)]).toEqual([[], []]);
  await using again = startService({ env: practice.env, dataDir: folder.path });
  user.moveTo(await again.listening);
  const job = await user.status(jobId);
  expect(job.status).toMatchObject({ outcome: "interrupted", error: { code: "INTERRUPTED" } });
  expectWholeDays(job.days, "interrupted");
  expect(foundPassword(service, job)).toEqual([]);
});

test.each([
  ["SIGTERM", "SIGTERM"],
  ["SIGINT", "SIGINT"],
  ["SIGHUP", "SIGTERM"],
] as const)(
  "%s and then %s end it at once, and nothing of its run is left",
  async (first, second) => {
    await using practice = await startPractice();
    await practice.holdBack();
    await using service = startService({ env: practice.env });
    const user = liveUser(await service.listening);
    const jobId = await user.start(10);
    await user.until(jobId, isUnderWay);

    service.child.kill(first);
    await service.logged(`shutting_down signal=${first}`);
    service.child.kill(second);

    expect(await service.exited).toBe(130);
    expect(runFoldersOf(service)).toEqual([]);
    await untilTrue(() => runProcessesOf(service).length === 0);
    expect(runFoldersOf(service)).toEqual([]);
    expect(service.lines.at(-1)).toMatch(/^leftovers_removed folders=1 processes=\d+ readers=0$/);
  },
);

test("killed in the middle of a job it comes back without a leftover, tells what is known, and the rest can be sent", async () => {
  using folder = sharedFolder();
  await using practice = await startPractice();
  await practice.holdBack();
  await using service = startService({ env: practice.env, dataDir: folder.path });
  const user = liveUser(await service.listening);
  const jobId = await user.start(6);
  await user.until(jobId, ({ days }) => days.some(({ outcome }) => outcome === "verified"));

  service.child.kill("SIGKILL");
  await service.exited;
  await using again = startService({ env: practice.env, dataDir: folder.path });
  user.moveTo(await again.listening);

  expect([runProcessesOf(service), runFoldersOf(service)]).toEqual([[], []]);
  const job = await user.status(jobId);
  expect(job.status).toMatchObject({ outcome: "interrupted", error: { code: "INTERRUPTED" } });
  expect(job.days[0]?.outcome).toBe("verified");
  expect(job.days.at(-1)).toMatchObject({ outcome: "not_reached", reason: "interrupted" });
  const receipt = await (await user.send(`/receipts/${jobId}.xlsx`)).arrayBuffer();
  expect(await sheetNames(user, new Uint8Array(receipt))).toEqual(
    await sheetNames(user, monthBytes()),
  );
  await practice.letGo();
  const rest = await user.start(6);
  const ended = await user.until(rest, ({ status }) => status.state === "finished");
  expect(ended.status).toMatchObject({ outcome: "succeeded" });
  expect(await practice.punches()).toHaveLength(12);
});

test("a runner that is killed is reported as such, leaves nothing, and the next job runs", async () => {
  await using practice = await startPractice();
  await practice.holdBack();
  await using service = startService({ env: practice.env });
  const user = liveUser(await service.listening);
  const jobId = await user.start(6);
  await user.until(jobId, isUnderWay);

  for (const pid of childrenOf(service.child.pid)) process.kill(pid, "SIGKILL");
  const job = await user.until(jobId, ({ status }) => status.state === "finished");

  expect(job.status).toMatchObject({ error: { code: "RUNNER_CRASHED" } });
  await service.logged(`job_finished job_id=${jobId}`);
  expect(service.lines.join("\n")).toContain("code=RUNNER_CRASHED cause=SIGKILL");
  expect(service.lines).toContain("browser_count decrement count=0");
  expect([runProcessesOf(service), runFoldersOf(service)]).toEqual([[], []]);
  const next = await user.start(6);
  await user.until(next, ({ days }) => days.some(({ outcome }) => outcome !== undefined));
  await user.mutate("jobs.stop", { id: next, when: "now" });
  const stopped = await user.until(next, ({ status }) => status.state === "finished");
  expect(stopped.status).toMatchObject({ outcome: "cancelled" });
  expect([...foundPassword(service, job), ...foundPassword(service, stopped)]).toEqual([]);
});

test("beside a server that still works a new one leaves its job alone, and shows how it ended", async () => {
  using folder = sharedFolder();
  await using practice = await startPractice();
  await practice.holdBack();
  await using old = startService({ env: practice.env, dataDir: folder.path });
  const user = liveUser(await old.listening);
  const jobId = await user.start(6);
  await user.until(jobId, isUnderWay);

  await using young = startService({ env: practice.env, dataDir: folder.path });
  user.moveTo(await young.listening);
  expect((await user.status(jobId)).status.state).toBe("running");
  await practice.letGo();
  const job = await user.until(jobId, ({ status }) => status.state === "finished");

  expect(job.status).toMatchObject({ outcome: "succeeded" });
  expect(await practice.punches()).toHaveLength(12);
});

test("a log reader that goes away takes nothing with it", async () => {
  await using practice = await startPractice();
  await using service = startService({ env: practice.env });
  const user = liveUser(await service.listening);
  service.child.stdout?.destroy();
  service.child.stderr?.destroy();

  const jobId = await user.start(1);
  const job = await user.until(jobId, ({ status }) => status.state === "finished");

  expect(job.status).toMatchObject({ outcome: "succeeded" });
  service.child.kill("SIGTERM");
  expect(await service.exited).toBe(0);
});

test("with as few files as it starts with, a job is done, connections are waited out, and health is reported", async () => {
  await using practice = await startPractice();
  await using service = startService({ env: practice.env, shell: "ulimit -n 256" });
  const url = await service.listening;
  const user = liveUser(url);
  const jobId = await user.start(1);

  const job = await user.until(jobId, ({ status }) => status.state === "finished");
  const { port } = new URL(url);
  const sockets = Array.from({ length: 300 }, () => createConnection(Number(port), "127.0.0.1"));
  await Promise.allSettled(sockets.map(async (socket) => await once(socket, "connect")));
  for (const socket of sockets) socket.destroy();

  expect(job.status).toMatchObject({ outcome: "succeeded" });
  // Until the server has let the last of them go it has no file for another.
  await vi.waitFor(async () => expect(await (await fetch(`${url}/healthz`)).text()).toBe("ok"), {
    timeout: 30_000,
    interval: 250,
  });
  expect(runFoldersOf(service)).toEqual([]);
});

const throwOnSignal = (how: string) => `data:text/javascript,process.on("SIGUSR2",()=>{${how}})`;

test.each([
  ["unhandledRejection", 'Promise.reject(new Error("S3"+"cr"))'],
  ["uncaughtException", 'throw new Error("S3"+"cr")'],
])(
  "an %s is logged without its words, the day in hand ended, and the exit code is 1",
  async (word, how) => {
    using folder = sharedFolder();
    await using practice = await startPractice();
    await practice.holdBack();
    const nodeArgs = ["--import", throwOnSignal(how)];
    await using service = startService({ env: practice.env, dataDir: folder.path, nodeArgs });
    const user = liveUser(await service.listening);
    const jobId = await user.start(10);
    await user.until(jobId, isUnderWay);

    service.child.kill("SIGUSR2");

    expect(await service.exited).toBe(1);
    expect(service.lines.join("\n")).toMatch(
      new RegExp(`server_fault id=\\S+ where=${word} name=Error`),
    );
    expect(service.lines.join("\n")).not.toContain("S3cr");
    await using again = startService({ env: practice.env, dataDir: folder.path });
    user.moveTo(await again.listening);
    const job = await user.status(jobId);
    expect(job.status).toMatchObject({ outcome: "interrupted" });
    expectWholeDays(job.days, "interrupted");
  },
);

function childrenOf(pid: number | undefined): number[] {
  const below = descendantsOf(pid ?? 0);
  return below.filter(({ parentPid }) => parentPid === pid).map((child) => child.pid);
}

/** No day is half done: each is verified or was not begun, and says why. */
function expectWholeDays(days: readonly Pick<DayRecord, "outcome" | "reason">[], reason: string) {
  const ends = new Set(days.map((day) => [day.outcome, day.reason].join(" ").trim()));
  expect([...ends].toSorted()).toEqual([`not_reached ${reason}`, "verified"]);
}

/** Where the password can be read: the log, the disk, the job. */
function foundPassword(service: ServiceProcess, job: unknown): string[] {
  const places = {
    log: service.lines.join("\n"),
    disk: execFileSync("grep", ["-ral", "--null", "", service.dataDir], { encoding: "latin1" })
      .split("\0")
      .filter(Boolean)
      .map((path) => readFileSync(path, "latin1"))
      .join("\n"),
    job: JSON.stringify(job),
  };
  return Object.entries(places).flatMap(([place, text]) =>
    text.includes(practicePassword) ? [place] : [],
  );
}
