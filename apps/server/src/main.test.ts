import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

/** The service as a process of its own, on any free port. */
function startService(env: Record<string, string>) {
  const dataDir = mkdtempSync(join(tmpdir(), "main-test-"));
  const child = spawn(process.execPath, ["--max-semi-space-size=1", main], {
    env: { PATH: process.env["PATH"] ?? "", PORT: "0", DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const { promise: listening, resolve, reject } = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    const url = /^listening url=(\S+)/.exec(line)?.[1];
    if (url !== undefined) resolve(url);
  });
  const complaint = createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
  const exited = once(child, "exit").then(([code]: (number | null)[]) => code);
  void exited.then(() => reject(new Error(lines.join("\n"))));
  listening.catch(() => {});
  return {
    child,
    lines,
    listening,
    exited,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) child.kill("SIGKILL");
      await exited;
      complaint.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

vi.setConfig({ testTimeout: 30_000 });

function cpuSecsOf(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

test("it serves after less than five seconds of work, and ends with 0 when it is asked to", async () => {
  await using service = startService({});
  const url = await service.listening;

  // Its own work, not the wall clock: a busy machine must not decide.
  expect(cpuSecsOf(service.child.pid)).toBeLessThan(5);
  expect(await (await fetch(`${url}/healthz`)).text()).toBe("ok");
  service.child.kill("SIGTERM");
  expect(await service.exited).toBe(0);
  expect(service.lines).toContain("shutting_down signal=SIGTERM");
  expect(service.lines.join("\n")).not.toMatch(/Warning/);
});

test("a follower that stays does not keep it from ending", async () => {
  await using service = startService({});
  const url = await service.listening;
  const stream = await fetch(`${url}/trpc/telemetry.follow`);
  expect(stream.status).toBe(200);

  service.child.kill("SIGTERM");

  expect(await service.exited).toBe(0);
  await stream.body?.cancel().catch(() => {});
});

test("WARNING at or over LIMIT is said and put right at start", async () => {
  await using service = startService({ MEMORY_WARNING_MB: "512", MEMORY_LIMIT_MB: "450" });
  await service.listening;

  expect(service.lines).toContain(
    "memory_threshold_mismatch WARNING_MB=512 >= LIMIT_MB=450 - auto_correcting",
  );
  expect(service.lines).toContain("memory_threshold_auto_corrected WARNING_MB=405 LIMIT_MB=450");
});

test("a wish that cannot be met is one line and exit code 2", async () => {
  await using service = startService({ PORT: "http" });

  expect(await service.exited).toBe(2);
  expect(service.lines).toEqual(["cannot start: PORT: must be a whole number from 0 to 65535"]);
});

test("a port in use is one line and exit code 1", async () => {
  const taken = createServer();
  taken.listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await using service = startService({ PORT: String(port) });

  expect(await service.exited).toBe(1);
  expect(service.lines.filter((line) => line.startsWith("cannot start"))).toEqual([
    `cannot start: listen EADDRINUSE: address already in use 127.0.0.1:${port}`,
  ]);
  taken.close();
});

test("a data folder that cannot be made is one line and exit code 1", async () => {
  await using service = startService({ DATA_DIR: "/dev/null/no-such-place" });

  expect(await service.exited).toBe(1);
  expect(service.lines.filter((line) => line.startsWith("cannot start"))).toHaveLength(1);
});
