import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type LogMessage, AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { linuxSystem } from "@jobcan-automation/proc";
import type { Clock } from "../base/ports.ts";
import { createFakeClock } from "../testing/fake-clock.ts";
import { systemClock } from "../base/system-clock.ts";
import { createFakeTelemetry } from "../testing/fake-telemetry.ts";
import { rowsOf } from "../testing/engine-fixture.ts";
import { createProcessRunner } from "./run-in-process.ts";
import { processesNaming } from "@jobcan-automation/proc/testing";

interface Differing {
  clock?: Clock;
  oomKills?: () => number;
  inFolder?: string;
  /** False for a program that never says that it is ready. */
  ready?: boolean;
  persist?: () => void;
  mayPress?: () => Promise<void>;
}

/** A runner program of the test's own, started for real. `on` says what it does when it is given its job. */
function startProgram(program: string, differing: Differing = {}) {
  const folder = mkdtempSync(join(tmpdir(), "run-test-"));
  const path = join(folder, "program.mjs");
  writeFileSync(
    path,
    `import { spawn } from "node:child_process";
     const send = (message) => new Promise((done) => process.send(message, undefined, undefined, done));
     const end = async (report) => { await send({ type: "end", report }); process.exit(0); };
     process.on("message", async (message) => { ${program} });
     ${differing.ready === false ? "" : `process.send({ type: "ready" });`}`,
  );
  const telemetry = createFakeTelemetry();
  const logged: LogMessage[] = [];
  const questions: unknown[] = [];
  const errors: unknown[] = [];
  const heard = Promise.withResolvers<void>();
  const runner = createProcessRunner({
    entry: pathToFileURL(path),
    system: linuxSystem,
    clock: differing.clock ?? systemClock,
    telemetry,
    baseDir: join(folder, differing.inFolder ?? ""),
    instance: "7.1",
    env: { PATH: "/usr/bin:/bin" },
    oomKills: differing.oomKills ?? (() => 0),
    onError: (error) => void errors.push(error),
  });
  const run = runner.start(
    {
      jobId: "0123456789abcdef",
      mode: "fill",
      site: { idUrl: "http://id.localhost:1", sslUrl: "http://ssl.localhost:1" },
      credentials: { login: "a@x.jp", password: "S3cr\"e't" },
      rows: rowsOf(1),
      options: {},
      punchDelayMs: 0,
      browser: { executablePath: "/x", sandbox: true },
      timeoutMs: 1000,
      stepTimeoutMs: 1000,
      today: "2026-11-23",
    },
    {
      log: (_level, message) => {
        logged.push(message);
        heard.resolve();
      },
      day: () => {},
      account: () => {},
      employee: () => {},
      probe: () => {},
      skeleton: () => {},
      ask: (id, question) => {
        questions.push({ id, question });
        run.answer(id, { code: "481 516" });
      },
      withdraw: (id) => void questions.push({ id }),
      session: () => {},
      persist: differing.persist ?? (() => {}),
      mayPress: differing.mayPress ?? (async () => {}),
      checkpoint: (tag) => telemetry.memoryCheck(tag, {}),
    },
  );
  return {
    run,
    telemetry,
    logged,
    questions,
    errors,
    folder,
    heard: heard.promise,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const say = `await send({ type: "log", level: "info", message: { code: "browser_closed", facts: {} } });`;

test("a run that asks whether its record is stored is answered after all it reported before", async () => {
  using program = startProgram(`
    if (message.type === "start") { ${say} await send({ type: "sync", id: 7 }); }
    if (message.type === "synced") await end({ end: "failed", error: { code: "INTERNAL", facts: { answered: message.id } } });`);

  const result = await program.run.ended;

  expect(result).toMatchObject({ report: { error: { facts: { answered: 7 } } } });
  expect(program.logged).toHaveLength(1);
});

test("a run that asks a person is given the answer under the number of its question", async () => {
  const question = { kind: "one_time_code", host: "id.jobcan.jp", title: "" };
  using program = startProgram(
    `if (message.type === "start") await send({ type: "ask", id: 3, question: ${JSON.stringify(question)} });
     if (message.type === "answer") {
       await send({ type: "withdraw", id: 4 });
       await end({ end: "failed", error: { code: "INTERNAL", facts: { answered: JSON.stringify(message) } } });
     }`,
  );

  const result = await program.run.ended;

  const answered = JSON.stringify({ type: "answer", id: 3, answer: { code: "481 516" } });
  expect(result).toMatchObject({ report: { error: { facts: { answered } } } });
  expect(program.questions).toEqual([{ id: 3, question }, { id: 4 }]);
});

test("a run whose record cannot be stored is answered so, with the cause, and the error is logged", async () => {
  const full = new AutofillError("NO_SPACE", { cause: "full" });
  using program = startProgram(
    `if (message.type === "start") await send({ type: "sync", id: 7 });
     if (message.type !== "start") await end({ end: "failed", error: { code: "INTERNAL", facts: { answered: JSON.stringify(message) } } });`,
    {
      persist: () => {
        throw full;
      },
    },
  );

  const result = await program.run.ended;

  const answered = JSON.stringify({
    type: "not_stored",
    id: 7,
    error: { code: "NO_SPACE", facts: { cause: "full" } },
  });
  expect(result).toMatchObject({ report: { error: { facts: { answered } } } });
  expect(program.errors).toEqual([full]);
});

test("a run that may press no more is answered so, although its record is stored", async () => {
  const lost = new AutofillError("INTERRUPTED", { cause: "lease" });
  using program = startProgram(
    `if (message.type === "start") await send({ type: "sync", id: 7 });
     if (message.type !== "start") await end({ end: "failed", error: { code: "INTERNAL", facts: { answered: JSON.stringify(message) } } });`,
    { mayPress: async () => await Promise.reject(lost) },
  );

  const result = await program.run.ended;

  const error = { code: "INTERRUPTED", facts: { cause: "lease" } };
  const answered = JSON.stringify({ type: "not_stored", id: 7, error });
  expect(result).toMatchObject({ report: { error: { facts: { answered } } } });
});

test("a run reports what it does and its end, and nothing of it is left", async () => {
  using program = startProgram(`${say} await end({ end: "done" });`);

  const result = await program.run.ended;

  expect(result).toEqual({ how: "reported", report: { end: "done" } });
  expect(program.logged.map(({ code }) => code)).toEqual(["browser_closed"]);
  expect(readdirSync(program.folder)).toEqual(["program.mjs"]);
  expect(program.errors).toEqual([]);
});

test("the runner sees its own folder and nothing of the server's environment, and is killed for memory first", async () => {
  using program = startProgram(`
    const { readFileSync } = await import("node:fs");
    const text = JSON.stringify({ env: Object.keys(process.env).sort(), tmp: process.env.TMPDIR, score: readFileSync("/proc/self/oom_score_adj", "utf8").trim(), argv: process.argv.length });
    await send({ type: "log", level: "info", message: { code: "site_says", facts: { text } } });
    await end({ end: "done" });`);
  await program.run.ended;

  const [message] = program.logged;
  const seen: unknown = message?.code === "site_says" ? JSON.parse(message.facts.text) : undefined;
  expect(seen).toMatchObject({ score: "800", argv: 3 });
  expect(seen).toMatchObject({ env: ["MALLOC_ARENA_MAX", "PATH", "TMPDIR"] });
  expect(seen).toMatchObject({ tmp: join(program.folder, "jobcan-run-7.1-0123456789") });
});

test("a browser that was opened is counted out when the run dies, and its process is killed", async () => {
  using program = startProgram(`
    const browser = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    await send({ type: "browser", state: "opened", pid: browser.pid });
    process.kill(process.pid, "SIGKILL");`);

  const result = await program.run.ended;

  expect(result).toEqual({ how: "died", code: "RUNNER_CRASHED", facts: { signal: "SIGKILL" } });
  expect(program.telemetry.lines).toEqual([
    "browser +1",
    "cleanup tree failed (error_path)",
    "browser -1",
    "cleanup temp ok (error_path)",
  ]);
  expect(program.logged).toEqual([{ code: "leftover_killed", facts: { processes: 1 } }]);
  expect(processesNaming(join(program.folder, "jobcan-run"))).toEqual([]);
});

test("a SIGKILL that the kernel's counter accounts for is reported as killed for memory", async () => {
  let kills = 3;
  using program = startProgram(`${say} process.kill(process.pid, "SIGKILL");`, {
    oomKills: () => kills,
  });
  kills = 4;

  expect(await program.run.ended).toMatchObject({ code: "KILLED_FOR_MEMORY" });
});

test("a browser's crash is reported as killed for memory where the kernel's counter says so", async () => {
  let kills = 0;
  using program = startProgram(
    `await end({ end: "failed", error: { code: "BROWSER_CRASHED", facts: {} } });`,
    { oomKills: () => kills },
  );
  kills = 1;

  expect(await program.run.ended).toMatchObject({
    report: { error: { code: "KILLED_FOR_MEMORY" } },
  });
});

test("a full heap is distinguished from other crashes", async () => {
  using program = startProgram(
    `const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));`,
  );

  expect(await program.run.ended).toMatchObject({
    code: "RUNNER_CRASHED",
    facts: { reason: "heap_limit" },
  });
});

test("a stop is passed on, and telemetry of the run is the server's", async () => {
  using program = startProgram(`
    if (message.type === "start") {
      await send({ type: "checkpoint", tag: "browser_before" });
      await send({ type: "cleanup", step: "page", ok: true, errorPath: false });
      ${say}
    }
    if (message.type === "stop") await end({ end: "stopped", when: message.when });`);
  await program.heard;
  program.run.stop("now");

  expect(await program.run.ended).toEqual({
    how: "reported",
    report: { end: "stopped", when: "now" },
  });
  expect(program.telemetry.lines).toEqual([
    "browser_before",
    "cleanup page ok",
    "cleanup tree ok",
    "cleanup temp ok",
  ]);
});

test.each([
  ["a failure", { end: "failed", error: { code: "SITE_CHANGED", facts: {} } }, " (error_path)"],
  ["a stop for memory", { end: "stopped", when: "memory" }, " (error_path)"],
  ["the time limit", { end: "stopped", when: "timeout" }, " (error_path)"],
  ["a stop that was asked for", { end: "stopped", when: "after_day" }, ""],
])("after %s the server's own clean-up is reported as the runner's is", async (_, end, suffix) => {
  using program = startProgram(`await end(${JSON.stringify(end)});`);

  await program.run.ended;

  expect(program.telemetry.lines).toEqual([`cleanup tree ok${suffix}`, `cleanup temp ok${suffix}`]);
});

test("a run that does not answer is killed with all it started", async () => {
  using program = startProgram(`
    if (message.type !== "start") return;
    spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    ${say}`);
  await program.heard;
  program.run.kill();

  expect(await program.run.ended).toEqual({ how: "killed" });
  expect(existsSync(join(program.folder, "jobcan-run-7.1-0123456789"))).toBe(false);
  expect(processesNaming(join(program.folder, "jobcan-run"))).toEqual([]);
});

test("a program that cannot be loaded is a crash, and the operator sees why", async () => {
  using program = startProgram(`} syntax error {`);

  expect(await program.run.ended).toMatchObject({ code: "RUNNER_CRASHED", facts: { exitCode: 1 } });
  expect(String(program.errors[0])).toContain("SyntaxError");
});

test("a run that the system gives no folder ends with the system's error, and the operator sees it", async () => {
  using program = startProgram("", { inFolder: "program.mjs" });

  expect(await program.run.ended).toEqual({
    how: "died",
    code: "RUNNER_CRASHED",
    facts: { errno: "EEXIST" },
  });
  program.run.stop("now");
  program.run.kill();
  expect(String(program.errors[0])).toContain("EEXIST");
});

test("a program that never says that it is ready is killed after 20 seconds", async () => {
  const clock = createFakeClock();
  using program = startProgram("", { clock, ready: false });

  await clock.advance(20_000);

  expect(await program.run.ended).toMatchObject({
    code: "RUNNER_CRASHED",
    facts: { signal: "SIGKILL" },
  });
});

test.each([
  ["now", 10_000],
  ["memory", 2_000],
] as const)(
  "a run that does not answer a stop (%s) is killed after %d ms",
  async (when, graceMs) => {
    const clock = createFakeClock();
    using program = startProgram(`if (message.type === "start") { ${say} }`, { clock });
    await program.heard;

    program.run.stop(when);
    await clock.advance(graceMs - 1);
    const early = await Promise.race([program.run.ended, nothingYet()]);
    await clock.advance(1);

    expect(early).toBe("nothing yet");
    expect(await program.run.ended).toEqual({ how: "killed" });
  },
);

test("a run that does not come to the end of its day within a minute is stopped at once", async () => {
  const clock = createFakeClock();
  using program = startProgram(
    `if (message.type === "start") { ${say} }
     if (message.when === "now") await end({ end: "stopped", when: "now" });`,
    { clock },
  );
  await program.heard;

  program.run.stop("after_day");
  await clock.advance(60_000);

  expect(await program.run.ended).toEqual({
    how: "reported",
    report: { end: "stopped", when: "now" },
  });
});

test("a stop that comes before the run is ready is passed on when it is", async () => {
  using program = startProgram(
    `if (message.type === "stop") await end({ end: "stopped", when: message.when });`,
  );
  program.run.stop("after_day");

  expect(await program.run.ended).toMatchObject({ report: { end: "stopped", when: "after_day" } });
});

test("a run that has reported its end and stays is killed after 15 seconds, and its report holds", async () => {
  const clock = createFakeClock();
  using program = startProgram(
    `if (message.type !== "start") return;
     await send({ type: "end", report: { end: "done" } });
     ${say}`,
    { clock },
  );
  await program.heard;

  await clock.advance(15_000);

  expect(await program.run.ended).toEqual({ how: "reported", report: { end: "done" } });
});

test("a browser that was left behind and holds the run's output open does not hold up its end", async () => {
  // Without the long waits, so that no grace that runs out can do it.
  const clock: Clock = {
    ...systemClock,
    after: (delayMs, callback) =>
      systemClock.after(delayMs > 1_000 ? 1_000_000 : delayMs, callback),
  };
  using program = startProgram(
    `spawn("sleep", ["600"], { detached: true, stdio: ["ignore", "ignore", "inherit"] });
     await end({ end: "done" });`,
    { clock },
  );

  expect(await program.run.ended).toEqual({ how: "reported", report: { end: "done" } });
  expect(processesNaming(join(program.folder, "jobcan-run"))).toEqual([]);
});

/** Comes after all that has already happened. */
async function nothingYet(): Promise<string> {
  await new Promise((resolve) => setImmediate(resolve));
  return "nothing yet";
}
