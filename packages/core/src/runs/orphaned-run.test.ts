import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import { processesNaming } from "@jobcan-automation/proc/testing";

vi.setConfig({ testTimeout: 30_000 });

const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

/**
 * A server of which a run is under way, with this program in the runner's place and a "browser" of its own session
 * beside it.
 */
async function runningServer(program: string) {
  const folder = mkdtempSync(join(tmpdir(), "orphan-test-"));
  const runner = join(folder, "runner.mjs");
  writeFileSync(
    runner,
    `import { spawn } from "node:child_process";
     process.on("disconnect", () => {});
     spawn("sleep", ["600"], { detached: true, stdio: "ignore" }).once("spawn", () => { ${program} });
     setInterval(() => {}, 1000);`,
  );
  const server = join(folder, "server.mjs");
  writeFileSync(
    server,
    `import { createProcessRunner } from ${here("run-in-process.ts")};
     import { systemClock as clock } from ${here("../base/system-clock.ts")};
     import { createFakeTelemetry } from ${here("../testing/fake-telemetry.ts")};
     import { linuxSystem as system } from ${JSON.stringify(import.meta.resolve("@jobcan-automation/proc"))};
     createProcessRunner({
       system,
       entry: new URL(${JSON.stringify(pathToFileURL(runner).href)}), clock, telemetry: createFakeTelemetry(), baseDir: ${JSON.stringify(folder)},
       instance: "7.1", env: { PATH: "/usr/bin:/bin" }, oomKills: () => 0, onError: () => {}, orphanSecs: 1,
     }).start({ jobId: "0123456789" }, { log() {}, day() {}, account() {} });
     setInterval(() => {}, 1000);`,
  );
  const child = spawn(process.execPath, [server], { stdio: "ignore" });
  const left = () => processesNaming(join(folder, "jobcan-run-7.1"));
  await expect.poll(left, { timeout: 10_000 }).toHaveLength(2);
  return {
    child,
    left,
    [Symbol.dispose]() {
      child.kill("SIGKILL");
      for (const pid of left()) process.kill(pid, "SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

test.each([
  ["busy without a pause", "for (;;);"],
  ["deaf", ""],
  ["stopped", 'process.kill(process.pid, "SIGSTOP");'],
])(
  "a run that is %s does not outlive a killed server beyond its grace, nor does its browser",
  async (_, program) => {
    using server = await runningServer(program);

    server.child.kill("SIGKILL");

    await once(server.child, "exit");
    await expect.poll(server.left, { timeout: 10_000 }).toEqual([]);
  },
);
