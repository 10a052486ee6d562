// node scripts/metrics-check.mjs: Prometheus' own promtool reads /metrics of a service that has filled a month, and the
// alerts of the runbook. Ends with 1 if it refuses either. Without promtool it is "not checked", with the reason.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alertRulesIn, unknownMetrics } from "./lib/alert-rules.mjs";
import { inRoot, pinnedNode } from "./lib/project.mjs";
import { ensurePromtool } from "./lib/promtool.mjs";
import { capture, say } from "./lib/run.mjs";
import { startPractice, startService } from "./lib/service.mjs";

const runbooks = ["runbook.md", "runbook.ja.md"];

/** Resolves to `{ name, state, lines }` of each check, said as they end. */
export async function checkMetrics(env = {}) {
  const { path, reason } = await ensurePromtool();
  const results =
    path === undefined
      ? [{ name: "promtool", state: "not checked", lines: [reason] }]
      : await checkWith(path, env);
  for (const { name, state, lines } of results) {
    say([`── ${name}: ${state}`, ...lines.map((line) => `   ${line}`)].join("\n"));
  }
  return results;
}

async function checkWith(promtool, env) {
  const folder = mkdtempSync(join(tmpdir(), "jobcan-metrics-"));
  try {
    const metrics = await metricsAfterJob(folder, env);
    const page = join(folder, "metrics.txt");
    writeFileSync(page, metrics);
    const judged = await capture("/bin/sh", ["-c", `"${promtool}" check metrics < "${page}"`]);
    const results = [verdict("metrics", judged)];
    for (const name of runbooks) {
      const rules = alertRulesIn(readFileSync(inRoot("docs", name), "utf8")).join("");
      const file = join(folder, `${name}.yml`);
      writeFileSync(file, rules);
      const alerts = await capture(promtool, ["check", "rules", file]);
      const unknown = unknownMetrics(rules, metrics).map((metric) => `no metric ${metric}`);
      results.push(verdict(`alerts of ${name}`, alerts, unknown));
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What /metrics says after a month was filled and a request refused. */
async function metricsAfterJob(folder, env) {
  const practice = await startPractice();
  const sites = { PRACTICE_ID_URL: practice.idUrl, PRACTICE_SSL_URL: practice.sslUrl };
  const own = { ...env, ...sites, PORT: "0", DATA_DIR: join(folder, "data"), PUNCH_DELAY_MS: "0" };
  const service = await startService({ env: own });
  try {
    const sheet = inRoot("packages", "workbook", "fixtures", "month-libreoffice.xlsx");
    const program = inRoot("apps", "cli", "dist", "cli.mjs");
    const words = [
      "fill",
      sheet,
      "--yes",
      "--target",
      "practice",
      "--practice-account",
      "--server",
      service.url,
    ];
    const { code, text } = await capture(pinnedNode, [program, ...words], {
      env: { XDG_STATE_HOME: folder },
    });
    if (code !== 0) throw new Error(`the practice month ended with ${code}\n${text}`);
    await fetch(`${service.url}/api/none`);
    return await (await fetch(`${service.url}/metrics`)).text();
  } finally {
    await service.stop();
    await practice.stop();
  }
}

/** promtool ends with 3 for a name or a unit that is against the custom; that is a failure here too. */
function verdict(name, { code, text }, more = []) {
  const said = code === 0 ? [] : text.trim().split("\n");
  const lines = [...said, ...more];
  return { name, state: code === 0 && more.length === 0 ? "passed" : "failed", lines };
}

if (process.argv[1] === inRoot("scripts", "metrics-check.mjs")) {
  const results = await checkMetrics();
  process.exitCode = results.some(({ state }) => state === "failed") ? 1 : 0;
}
