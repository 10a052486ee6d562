import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { requireChromium } from "@jobcan-automation/core/find-chromium";
import { demoAccount, type Sandbox, startSandbox } from "@jobcan-automation/sandbox";
import { z } from "zod";
import { canOpenMemoryCgroup, openMemoryCgroup } from "../lib/machine/memory-cgroup.ts";
import { samplePeak } from "../lib/machine/peak-sampler.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { median, printTable } from "../lib/table.ts";

const days = 10;
const repeats = 3;

/** Every run has these: without them it would not start here, or would make requests to Google. */
const neededArgs = ["--disable-background-networking", "--no-sandbox"];

/** Candidates, each measured by adding it alone to the needed ones. */
const candidates: readonly (readonly string[])[] = [
  ["--no-zygote"],
  ["--in-process-gpu"],
  ["--disable-gpu"],
  ["--enable-features=NetworkServiceInProcess2"],
  ["--js-flags=--optimize-for-size,--max-semi-space-size=1"],
  ["--js-flags=--max-old-space-size=96"],
  ["--js-flags=--lite-mode"],
  ["--renderer-process-limit=1"],
  ["--disable-site-isolation-trials", "--disable-features=IsolateOrigins,site-per-process"],
  ["--disk-cache-size=1048576", "--media-cache-size=1"],
  ["--blink-settings=imagesEnabled=false"],
  ["--disable-software-rasterizer"],
  ["--disable-dev-shm-usage"],
  ["--single-process"],
];

const allLean = [
  "--no-zygote",
  "--in-process-gpu",
  "--enable-features=NetworkServiceInProcess2",
  "--disable-software-rasterizer",
  "--renderer-process-limit=1",
  "--js-flags=--max-semi-space-size=1,--lite-mode",
];

interface Measured {
  peakMb: number;
  launchMs: number;
  visitMs: number;
}

/**
 * What each start option of Chromium saves in memory and costs in time, on ten days of the practice site. For
 * docs/decisions; it has no goal.
 */
export async function run(): Promise<boolean> {
  await using sandbox = await startSandbox();
  if (!(await canOpenMemoryCgroup())) return skip(noCgroup);
  const base = await measure(sandbox, []);
  if (!base) throw new Error("the visit failed with the needed options alone");
  const rows = [row("(needed only)", base, base)];
  for (const args of [...candidates, allLean]) {
    const measured = await measure(sandbox, args);
    const name = args === allLean ? "all lean" : args.join(" ");
    rows.push(
      measured
        ? row(name, measured, base)
        : {
            options: name,
            "peak MB": 0,
            "saved MB": 0,
            "launch ms": 0,
            "visit ms": 0,
            "visit ratio": "does not run",
          },
    );
  }
  printTable(
    `Chromium options: anonymous + shared peak of Node and Chromium, ${days} days, median of ${repeats}`,
    rows,
  );
  return true;
}

function row(options: string, measured: Measured, base: Measured) {
  return {
    options,
    "peak MB": measured.peakMb,
    "saved MB": base.peakMb - measured.peakMb,
    "launch ms": Math.round(measured.launchMs),
    "visit ms": Math.round(measured.visitMs),
    "visit ratio": (measured.visitMs / base.visitMs).toFixed(2),
  };
}

async function measure(sandbox: Sandbox, args: readonly string[]): Promise<Measured | undefined> {
  const runs: Measured[] = [];
  for (let i = 0; i < repeats; i += 1) {
    sandbox.reset();
    const measured = await visitOnce(sandbox, args);
    if (!measured) return undefined;
    runs.push(measured);
  }
  return {
    peakMb: median(runs.map(({ peakMb }) => peakMb)),
    launchMs: median(runs.map(({ launchMs }) => launchMs)),
    visitMs: median(runs.map(({ visitMs }) => visitMs)),
  };
}

const timesSchema = z.object({ launchMs: z.number(), visitMs: z.number() });

async function visitOnce(sandbox: Sandbox, args: readonly string[]): Promise<Measured | undefined> {
  await using cgroup = openMemoryCgroup(`jobcan-bench-${process.pid}-visit`);
  if (!cgroup) return undefined;
  const input = {
    executablePath: requireChromium(process.env),
    args: [...neededArgs, ...args],
    idUrl: sandbox.idUrl,
    sslUrl: sandbox.sslUrl,
    login: demoAccount.email,
    password: demoAccount.password,
    days,
  };
  const script = join(import.meta.dirname, "..", "lib", "browser-visit.ts");
  const [command, rest] = cgroup.wrap([process.execPath, script, JSON.stringify(input)]);
  using sampler = samplePeak(cgroup);
  const child = spawn(command, rest, { stdio: ["ignore", "pipe", "ignore"], timeout: 60_000 });
  const output = text(child.stdout);
  const [code] = await once(child, "close");
  await cgroup.leftovers([], 2_000);
  const times = timesSchema.safeParse(code === 0 ? JSON.parse(await output) : undefined);
  return times.success ? { ...times.data, peakMb: sampler.peak().anonSharedMb } : undefined;
}
