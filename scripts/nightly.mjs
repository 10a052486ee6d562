// pnpm test:nightly [PART…]: all that runs long, or the named parts alone, one after another; each says what it found as
// it goes. Ends with 1 if any part failed. About seven hours on two quiet cores.
import { partsToRun } from "./nightly/parts.mjs";
import { run, say } from "./lib/run.mjs";

function partsOrUsage() {
  try {
    return partsToRun(process.argv.slice(2));
  } catch (error) {
    say(error.message);
    process.exit(2);
  }
}

const results = [];
for (const { name, command, args, options } of partsOrUsage()) {
  say(`\n── ${name}`);
  const startMs = performance.now();
  const code = await run(command, args, options);
  results.push({ name, code, minutes: (performance.now() - startMs) / 60_000 });
  if (name === "build" && code !== 0) break;
}
for (const { name, code, minutes } of results) {
  say(`${name}: ${code === 0 ? "passed" : "FAILED"} in ${minutes.toFixed(1)} min`);
}
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0;
