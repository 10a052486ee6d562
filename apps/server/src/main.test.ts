import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { expect, test, vi } from "vitest";
import { startService } from "./testing/service-process.ts";

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
  await using service = startService({ env: { MEMORY_WARNING_MB: "512", MEMORY_LIMIT_MB: "450" } });
  await service.listening;

  expect(service.lines).toContain(
    "memory_threshold_mismatch WARNING_MB=512 >= LIMIT_MB=450 - auto_correcting",
  );
  expect(service.lines).toContain("memory_threshold_auto_corrected WARNING_MB=405 LIMIT_MB=450");
});

test("settings that cannot be used are a line each and exit code 2", async () => {
  await using service = startService({
    env: { PORT: "http", LOG_FORMAT: "xml", METRICS_TOKEN: "short", JOBCAN_SSL_URL: "http://a.b" },
  });

  expect(await service.exited).toBe(2);
  expect(service.lines).toEqual([
    'cannot start: PORT: must be a whole number from 0 to 65535, not "http"',
    "cannot start: METRICS_TOKEN: must have 8 characters or more",
    'cannot start: LOG_FORMAT: must be one of text, json, not "xml"',
    expect.stringMatching(/^cannot start: JOBCAN_SSL_URL: must be https under jobcan\.jp, /),
  ]);
});

test("a slip in a name, and a Jobcan that is elsewhere, are told at start", async () => {
  await using service = startService({
    env: {
      MAX_ACTIVE_SESSION: "3",
      PRACTICE_TENANT: "night",
      JOBCAN_ID_URL: "http://id.localhost:1",
      ALLOW_OTHER_JOBCAN_HOSTS: "id.localhost",
    },
  });
  await service.listening;

  expect(service.lines).toEqual(
    expect.arrayContaining([
      "setting_not_read name=MAX_ACTIVE_SESSION meant=MAX_ACTIVE_SESSIONS",
      "setting_not_read name=PRACTICE_TENANT",
      "jobcan_elsewhere id=http://id.localhost:1 ssl=https://ssl.jobcan.jp",
    ]),
  );
});

test("a port in use is one line and exit code 1", async () => {
  const taken = createServer();
  taken.listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await using service = startService({ env: { PORT: String(port) } });

  expect(await service.exited).toBe(1);
  expect(service.lines.filter((line) => line.startsWith("cannot start"))).toEqual([
    `cannot start: listen EADDRINUSE: address already in use 127.0.0.1:${port}`,
  ]);
  taken.close();
});

test.each(["chromium_", "listening "])(
  "a Ctrl-C while it starts (at %s) ends it soon and leaves no folder behind",
  async (moment) => {
    await using service = startService({});
    await service.logged(moment);

    service.child.kill("SIGINT");
    await service.exited;

    const left = readdirSync(tmpdir()).filter((name) => name.includes(`-${service.child.pid}.`));
    expect(left).toEqual([]);
    expect(service.lines.join("\n")).not.toContain("cannot start");
  },
);

test.each(["/dev/null/no-such-place", "/proc/x", "/proc/self/fd/x/y"])(
  "a data folder that cannot be made, %s, is one line and exit code 1",
  async (dataDir) => {
    await using service = startService({ env: { DATA_DIR: dataDir } });

    expect(await service.exited).toBe(1);
    expect(service.lines).toEqual([
      expect.stringMatching(/^cannot start: DATA_DIR cannot be made: E\w+: /),
    ]);
  },
);

test.each([24, 64, 255])(
  "a limit of %d open files is too low for a job, which is said instead of what would come of it",
  async (limit) => {
    await using service = startService({ shell: `ulimit -n ${limit}` });

    expect(await service.exited).toBe(1);
    expect(service.lines).toEqual([
      `cannot start: open files are limited to ${limit} (ulimit -n): a job needs 256 or more`,
    ]);
  },
);
