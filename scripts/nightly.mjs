// pnpm test:nightly [PART…]: all that runs long, one part after another; each says what it found as it goes. Ends with
// 1 if any part failed. About five hours on two quiet cores.
import { inRoot } from "./lib/project.mjs";
import { run, say } from "./lib/run.mjs";

const bin = (name) => inRoot("node_modules", ".bin", name);
const bench = (...args) => [bin("node"), [inRoot("bench", "main.ts"), ...args]];

/** What each part asks is in docs/decisions/0050-what-runs-at-night.md. */
const parts = {
  faults: [
    bin("vitest"),
    ["run", "--project", "core", "--no-file-parallelism", "sandbox.test"],
    { env: { NIGHTLY: "1" } },
  ],
  mutation: [bin("node"), [inRoot("scripts", "mutation.mjs")]],
  build: [bin("turbo"), ["run", "build", "--output-logs=errors-only"]],
  fuzz: bench("fuzz", "--minutes", "20", "--seed", String(Math.floor(Date.now() / 1_000))),
  "kill-points": bench("kill-points", "--kills", "100"),
  "three-jobs": bench("three-jobs"),
  "jobs-in-a-row": bench("jobs-in-a-row", "--jobs", "1000", "--days", "3"),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  say(`no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}
const results = [];
for (const [name, [command, args, options]] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(`\n── ${name}`);
  const startMs = performance.now();
  const code = await run(command, args, options);
  results.push({ name, code, minutes: (performance.now() - startMs) / 60_000 });
}
for (const { name, code, minutes } of results) {
  say(`${name}: ${code === 0 ? "passed" : "FAILED"} in ${minutes.toFixed(1)} min`);
}
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0;
