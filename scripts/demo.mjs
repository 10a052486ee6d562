// npm run demo [-- FILE] [--json] [--check]: the main job without a window. Live log on stderr, receipt on stdout, exit
// code of the CLI.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inRoot, pinnedNode } from "./lib/project.mjs";
import { exitCode, say, start } from "./lib/run.mjs";
import { startPractice, startService } from "./lib/service.mjs";
import { setUpOrExit } from "./setup.mjs";

const startedIn = process.env.INIT_CWD ?? process.cwd();
const args = process.argv.slice(2);
const check = args.includes("--check");
const withValue = new Set(["--lang", "--note", "--group"]);
const givenFile = args.find((arg, at) => !arg.startsWith("-") && !withValue.has(args[at - 1]));
const otherArgs = args.filter((arg) => arg !== givenFile && arg !== "--check");

const { chromiumPath } = await setUpOrExit();
const dataDir = mkdtempSync(join(tmpdir(), "jobcan-demo-"));
const lastLines = [];
let practice;
let service;
try {
  practice = process.env.PRACTICE_ID_URL ? undefined : await startPractice();
  service = await startService({
    env: {
      CHROMIUM_PATH: chromiumPath,
      PORT: "0",
      DATA_DIR: dataDir,
      PUNCH_DELAY_MS: process.env.PUNCH_DELAY_MS ?? "0",
      ...(practice && { PRACTICE_ID_URL: practice.idUrl, PRACTICE_SSL_URL: practice.sslUrl }),
    },
    onLine: (line) => lastLines.push(line),
  });
  const file = givenFile ? resolve(startedIn, givenFile) : await sampleFile(service.url);
  process.exitCode = await runCli(
    check ? ["check", file] : ["fill", file, "--target", "practice", "--practice-account"],
  );
} catch (error) {
  say(`demo failed: ${error.message}`);
  process.exitCode = 6;
} finally {
  // A sheet to correct (3) and Ctrl-C (130) are explained by the command line itself.
  const isUnclear = [6, 7].includes(process.exitCode);
  if (isUnclear) for (const line of lastLines.slice(-40)) say(`  service: ${line}`);
  await service?.stop();
  await practice?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function runCli(command) {
  const child = start(
    pinnedNode,
    [inRoot("apps", "cli", "dist", "cli.mjs"), ...command, "--server", service.url, ...otherArgs],
    { stdio: ["ignore", 1, 2] },
  );
  const forward = (signal) => child.kill(signal);
  process.on("SIGINT", forward).on("SIGTERM", forward);
  return exitCode(child);
}

/** The service's own template of last month: a whole sample that needs nothing beside the program. */
async function sampleFile(url) {
  const answer = await fetch(`${url}/templates/last-month.xlsx`);
  if (!answer.ok) throw new Error(`the service gave no template (${answer.status})`);
  const file = join(dataDir, "sample.xlsx");
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}
