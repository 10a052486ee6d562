// npm test: sets up what is missing and runs everything. Last line: `N passed, N failed` over all runners.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureFirefox, ensureRedis, ensureScreen } from "./lib/test-programs.mjs";
import { inRoot } from "./lib/project.mjs";
import { run, say } from "./lib/run.mjs";
import { checkMetrics } from "./metrics-check.mjs";
import { setUpOrExit } from "./setup.mjs";
import { checkSupplyChain } from "./supply-chain.mjs";
import { verify } from "./verify.mjs";

const bin = (name) => inRoot("node_modules", ".bin", name);

const { chromiumPath } = await setUpOrExit();
await ensureScreen();
await ensureRedis();
const reports = mkdtempSync(join(tmpdir(), "jobcan-test-"));
const env = { CHROMIUM_PATH: chromiumPath };
const total = { passed: 0, failed: 0 };
const failedParts = [];
const notChecked = [];

for (const { name, passed } of await verify())
  count(name, passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

say("\n── supply chain");
for (const result of await checkSupplyChain()) countCheck(result);

say("\n── metrics and alerts, as Prometheus reads them");
for (const result of await checkMetrics(env)) countCheck(result);

say("\n── unit and contract tests");
const unitReport = join(reports, "unit.json");
// Much of a test is waiting, so three share two cores. A setting in vitest's own file is not for its projects.
const unitCode = await run(
  bin("vitest"),
  [
    "run",
    "--maxWorkers=3",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${unitReport}`,
  ],
  { env },
);
count("unit tests", fromVitest(unitReport, unitCode));

say("\n── end-to-end tests in a browser");
const firefoxPath = await ensureFirefox();
if (firefoxPath === undefined) notChecked.push("the main flow in Firefox");
for (const project of ["together", "alone"]) {
  const more = { FIREFOX_PATH: firefoxPath ?? "" };
  const result = await playwright(project, [`--project=${project}`], more);
  count(`end-to-end tests, ${project}`, result);
}

say("\n── some of them with the portable system, as on Windows and macOS");
const portableEnv = { PROCESS_SYSTEM: "portable" };
const portable = ["stop", "reload"];
count("end-to-end tests, portable", await playwright("portable", portable, portableEnv));

rmSync(reports, { recursive: true, force: true });
if (notChecked.length > 0) say(`\nnot checked: ${notChecked.join(", ")} (the reason is above)`);
if (failedParts.length > 0) say(`\nfailed: ${failedParts.join(", ")}`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function countCheck({ name, state }) {
  if (state === "not checked") notChecked.push(name);
  else count(name, state === "passed" ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** Runs the end-to-end tests of a project, or those whose files have one of these names. */
async function playwright(name, which, more = {}) {
  const report = join(reports, `${name}.json`);
  const code = await run(
    inRoot("tests", "e2e", "node_modules", ".bin", "playwright"),
    ["test", ...which, "--reporter=list,json"],
    { cwd: inRoot("tests", "e2e"), env: { ...env, ...more, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  return fromPlaywright(report, code);
}

function count(name, result) {
  total.passed += result.passed;
  total.failed += result.failed;
  if (result.failed > 0) failedParts.push(name);
}

/** A runner that failed without a failed test (a crash, no tests found, a broken file) still counts as one failure. */
function fromVitest(file, code) {
  const report = readReport(file);
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + brokenFiles(report);
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

function brokenFiles(report) {
  const broken = (report?.testResults ?? []).filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return broken.length;
}

function fromPlaywright(file, code) {
  const stats = readReport(file)?.stats;
  const passed = (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  const failed = stats?.unexpected ?? 0;
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
