import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "@jobcan-automation/core/find-chromium";
import { processesNaming } from "@jobcan-automation/proc/testing";
import { expect, test as base } from "@playwright/test";
import { cli } from "./support/in-root.ts";

interface Running {
  child: ChildProcess;
  /** Resolves once this has been printed. */
  said: (words: RegExp) => Promise<RegExpExecArray>;
  ended: Promise<{ exit: unknown; out: string; err: string }>;
}

interface Fixtures {
  /** A folder with a sheet, which is also the home of the person. */
  home: string;
  /** Starts the command line with no service anywhere. */
  start: (...args: string[]) => Running;
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from here
  home: async ({}, use) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "own-service-"));
    const days = Array.from(
      { length: 19 },
      (_, at) => `2026-10-${String(at + 1).padStart(2, "0")}`,
    );
    const rows = days.map((day) => `${day},9:00,18:00`);
    await writeFile(join(folder.path, "month.csv"), ["日付,開始時刻,終了時刻", ...rows].join("\n"));
    await use(folder.path);
  },
  start: async ({ home }, use) => {
    const started: ChildProcess[] = [];
    await use((...args) => {
      const running = run(home, args);
      started.push(running.child);
      return running;
    });
    for (const child of started) child.kill("SIGKILL");
  },
});

function run(home: string, args: readonly string[]): Running {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: home,
    env: {
      PATH: process.env["PATH"],
      HOME: home,
      LANG: "en_US.UTF-8",
      CHROMIUM_PATH: findChromium(process.env),
      PUNCH_DELAY_MS: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  const printed = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (printed.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed.err += chunk.toString()));
  const ended = closed.then(([exit]) => ({ exit: exit as unknown, ...printed }));
  const all = () => printed.out + printed.err;
  const said: Running["said"] = async (words) => {
    await expect.poll(all, { timeout: 30_000 }).toMatch(words);
    return words.exec(all()) ?? unmatched(words);
  };
  return { child, said, ended };
}

/** Of the sign-in page, by the name that only a browser resolves. */
async function statusOf(port = ""): Promise<number | undefined> {
  const headers = { host: `id.localhost:${port}` };
  const request = get({ host: "127.0.0.1", port, path: "/users/sign_in", headers });
  const [answer] = await once(request, "response");
  answer.resume();
  return answer.statusCode;
}

function unmatched(words: RegExp): never {
  throw new Error(`nothing matches ${words.source}`);
}

test("Ctrl-C in the middle of a month stops it in order: 130, and no process is left", async ({
  home,
  start,
}) => {
  const filling = start("fill", "month.csv", "--target", "practice");
  await filling.said(/2026-10-01 Verified/);
  expect(processesNaming(home).length).toBeGreaterThan(2);

  filling.child.kill("SIGINT");
  const { exit, out } = await filling.ended;

  expect(exit).toBe(130);
  expect(out).toMatch(/2026-10-01 .*Verified/);
  expect(processesNaming(home)).toEqual([]);
});

test("a second Ctrl-C ends at once, and takes the browser along", async ({ home, start }) => {
  const filling = start("fill", "month.csv", "--target", "practice");
  await filling.said(/2026-10-01 Verified/);

  filling.child.kill("SIGINT");
  await filling.said(/Asking the job to stop/);
  filling.child.kill("SIGINT");

  expect(await filling.ended).toMatchObject({ exit: 130 });
  await expect.poll(() => processesNaming(home), { timeout: 10_000 }).toEqual([]);
});

test("start serves page and practice site on the loopback, other commands find it, Ctrl-C ends all", async ({
  home,
  start,
}) => {
  const service = start("start", "--no-open");
  const [, url = ""] = await service.said(/(http:\/\/127\.0\.0\.1:\d+)\/autofill/);
  const page = await fetch(`${url}/autofill`);
  expect(await page.text()).toContain("<title>");

  const busy = await start("fill", "month.csv", "--target", "practice").ended;
  expect(busy).toMatchObject({ exit: 7, out: "" });
  expect(busy.err).toMatch(/Another jobcan-autofill is at work.*--server URL/);
  const filled = start("fill", "month.csv", "--target", "practice", "--server", url);
  const [, jobId = ""] = await filled.said(/Job (\w+)/);
  const stopped = await start("stop", jobId).ended;
  expect(stopped).toMatchObject({ exit: 0 });
  expect(await filled.ended).toMatchObject({ exit: 130 });

  service.child.kill("SIGINT");
  expect(await service.ended).toMatchObject({ exit: 0 });
  expect(processesNaming(home)).toEqual([]);
});

test("a receipt is had in a later run, from the same data folder", async ({ start }) => {
  const filled = await start("fill", "month.csv", "--target", "practice", "--first-day-only").ended;
  expect(filled).toMatchObject({ exit: 0 });
  const [, jobId = ""] = /Job (\w+)/.exec(filled.err) ?? [];

  const saved = await start("receipt", jobId, "-o", "receipt.csv").ended;

  expect(saved).toMatchObject({ exit: 0, err: "receipt.csv\n" });
});

test("the practice site runs alone, as the tenant and with the faults that were asked for", async ({
  start,
}) => {
  const site = start("practice", "--tenant", "english", "--faults", "maintenance-503:times=1");
  const [, port] = await site.said(/Sign-in +http:\/\/id\.localhost:(\d+)/);
  expect([await statusOf(port), await statusOf(port)]).toEqual([503, 200]);
  site.child.kill("SIGINT");
  expect(await site.ended).toMatchObject({ exit: 0 });
});

test("practice --list names tenants and faults; a name that is not there is a usage error", async ({
  start,
}) => {
  expect(await start("practice", "--list").ended).toMatchObject({
    exit: 0,
    out: expect.stringMatching(/ {2}closed-month .*captcha/s),
  });
  expect(await start("practice", "--faults", "fly").ended).toMatchObject({ exit: 64 });
  expect(await start("practice", "--tenant", "fly").ended).toMatchObject({ exit: 64 });
});
