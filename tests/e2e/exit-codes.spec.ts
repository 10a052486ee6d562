import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { SimulatedFault, TenantName } from "@jobcan-automation/sandbox";
import { expect, test } from "@playwright/test";
import { cli } from "./support/in-root.ts";
import { openService, type RunningService } from "./support/service.ts";

let service: RunningService;
let folder: string;

test.beforeAll(async () => {
  service = await openService();
  folder = await mkdtemp(join(tmpdir(), "exit-codes-"));
});

test.afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  args?: readonly string[];
  days?: readonly string[];
  password?: string;
  server?: string;
  /** Presses Ctrl-C once this has been printed. */
  interruptAt?: string;
}

/** The command line as a process of its own; resolves to its exit code and what it printed. */
async function filled(run: Run): Promise<{ exit: unknown; said: string }> {
  const rows = (run.days ?? ["2026-11-04", "2026-11-05"]).map((day) => `${day},9:00,18:00`);
  const file = join(folder, "sheet.csv");
  await writeFile(file, ["日付,開始時刻,終了時刻", ...rows].join("\n"));
  const account =
    run.password === undefined ? ["--practice-account"] : ["--login", "demo@example.jp"];
  const args = run.args ?? ["fill", file, "--target", "practice", ...account];
  const child = spawn(process.execPath, [cli, ...args, "--server", run.server ?? service.url], {
    env: { HOME: folder, LANG: "en_US.UTF-8", JOBCAN_PASSWORD: run.password },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    const before = said;
    said += chunk.toString();
    const at = run.interruptAt;
    if (at !== undefined && said.includes(at) && !before.includes(at)) child.kill("SIGINT");
  });
  const printed = await text(child.stdout);
  const [exit] = await exited;
  return { exit, said: said + printed };
}

interface Case extends Run {
  what: string;
  exit: number;
  tenant?: TenantName;
  fault?: SimulatedFault;
  says: RegExp;
}

const probe = ["probe", "--target", "practice"];
const probeAsDemo = [...probe, "--practice-account"];

const cases: readonly Case[] = [
  { what: "everything is verified", exit: 0, says: /Verified 2/ },
  { what: "corrections wait for approval", tenant: "manual-approval", exit: 0, says: /approval/i },
  { what: "every note is refused", tenant: "note-required", exit: 2, says: /note/i },
  { what: "the month is closed", tenant: "closed-month-hidden", exit: 2, says: /closed/i },
  {
    what: "one day is refused",
    fault: { name: "rejected-result-0", times: 1 },
    exit: 2,
    says: /Partly/,
  },
  { what: "every day is a holiday", days: ["2026-11-08"], exit: 2, says: /holiday/i },
  { what: "a day does not exist", days: ["2026-11-31"], exit: 3, says: /Error/ },
  { what: "a code is asked for", tenant: "one-time-code", exit: 4, says: /code/i },
  { what: "a CAPTCHA is shown", fault: { name: "captcha" }, exit: 4, says: /CAPTCHA/i },
  {
    what: "the company is asked for",
    fault: { name: "company-required" },
    exit: 4,
    says: /company/i,
  },
  { what: "the account is locked", fault: { name: "account-locked" }, exit: 4, says: /locked/i },
  { what: "the password is wrong", password: "wrong", exit: 5, says: /password/i },
  { what: "a page has changed", fault: { name: "renamed-field", on: "book" }, exit: 6, says: /./ },
  { what: "no service is there", server: "http://127.0.0.1:9", exit: 6, says: /cannot be reached/ },
  {
    what: "the site has maintenance",
    fault: { name: "maintenance-503" },
    exit: 7,
    says: /maintenance/i,
  },
  { what: "the site is out of order", fault: { name: "error-500" }, exit: 7, says: /./ },
  { what: "a connection test reads all", args: probeAsDemo, exit: 0, says: /Nothing was entered/ },
  {
    what: "a connection test meets an account that may not correct punches",
    args: probeAsDemo,
    tenant: "no-correction-right",
    exit: 2,
    says: /correct/,
  },
  {
    what: "a connection test does not understand a page",
    args: probeAsDemo,
    fault: { name: "renamed-field", on: "book" },
    exit: 2,
    says: /not understood/,
  },
  {
    what: "a code is asked for in a connection test",
    args: probeAsDemo,
    tenant: "one-time-code",
    exit: 4,
    says: /code/i,
  },
  {
    what: "the password of a connection test is wrong",
    args: [...probe, "--login", "demo@example.jp"],
    password: "wrong",
    exit: 5,
    says: /password/i,
  },
  { what: "an option is unknown", args: ["fill", "a.csv", "--fly"], exit: 64, says: /--fly/ },
  { what: "the file is not there", args: ["check", "/no/a.csv"], exit: 64, says: /not there/ },
  {
    what: "Ctrl-C is pressed",
    fault: { name: "slow", on: ["book", "day-page"], value: 1500, times: "forever" },
    interruptAt: "Signed in",
    exit: 130,
    says: /stop/i,
  },
];

for (const { what, exit, says, tenant = "default", fault, ...run } of cases) {
  test(`where ${what} the command line ends with ${exit}`, async () => {
    service.sandbox.reset(tenant);
    service.sandbox.clearFaults();
    if (fault !== undefined) service.sandbox.setFault(fault);

    const ended = await filled(run);

    expect(ended).toMatchObject({ exit });
    expect(ended.said).toMatch(says);
  });
}

test("what is there already is not entered again, and the month is done: 0", async () => {
  service.sandbox.reset("default");
  service.sandbox.clearFaults();

  expect(await filled({})).toMatchObject({ exit: 0 });
  const { inserts } = service.sandbox.counts;
  expect(await filled({})).toMatchObject({ exit: 0 });
  expect(service.sandbox.counts.inserts).toBe(inserts);
});
