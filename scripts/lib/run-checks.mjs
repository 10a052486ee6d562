import { capture, say } from "./run.mjs";

/**
 * Runs all commands side by side, shows what each wrote when it ends, and resolves to `{ name, passed }` of each. A
 * check that fails stops no other.
 */
export async function runChecks(checks, show = say) {
  const results = await Promise.all(checks.map((check) => runCheck(check, show)));
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
  show(`\n── ${failed.length === 0 ? "all checks passed" : `failed: ${failed.join(", ")}`}`);
  return results;
}

async function runCheck({ name, command }, show) {
  const startedAt = performance.now();
  const env = process.stderr.isTTY ? { FORCE_COLOR: "1" } : {};
  const { code, text } = await capture(command, [], { shell: true, env });
  const secs = ((performance.now() - startedAt) / 1_000).toFixed(1);
  show(`\n── ${name}: ${code === 0 ? "passed" : "FAILED"} in ${secs} s\n${text.trimEnd()}`);
  return { name, passed: code === 0 };
}
