// Sets up all that is missing: dependencies, a Chromium, Japanese fonts, the build; by itself also a Redis for tests, and
// as `setup.mjs build` only what packing needs. Does nothing when nothing is missing. Any Node ≥ 18.
import { ensureChromium, ensureJapaneseFonts } from "./lib/chromium.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/project.mjs";
import { ensureRedis } from "./lib/test-programs.mjs";
import { runQuietly } from "./lib/run.mjs";

/** Resolves to `{ chromiumPath }` once everything is in place. Throws an error whose message is meant for a person. */
export async function setUp() {
  await ensureDependencies();
  // Both are waited for, also where one fails: nothing is left running behind a message.
  const [system, built] = await Promise.allSettled([ensureSystem(), build()]);
  for (const { reason } of [system, built]) if (reason) throw reason;
  return { chromiumPath: system.value };
}

/** One after the other: apt lets nobody beside it. */
async function ensureSystem() {
  const chromiumPath = await ensureChromium();
  await ensureJapaneseFonts();
  return chromiumPath;
}

async function build() {
  const code = await runQuietly(
    inRoot("node_modules", ".bin", "turbo"),
    ["run", "build", "--output-logs=errors-only", "--log-prefix=none"],
    "setup: building…",
  );
  if (code !== 0) throw new Error("The build failed; its messages are above.");
}

/** Dependencies and the build: what a package is made of. */
async function setUpBuild() {
  await ensureDependencies();
  await build();
}

/** Sets up, or ends the process with the reason in one message. */
export async function setUpOrExit(setUpAll = setUp) {
  try {
    return await setUpAll();
  } catch (error) {
    process.stderr.write(`setup failed: ${error.message}\n`);
    process.exit(1);
  }
}

if (process.argv[1] === inRoot("scripts", "setup.mjs")) {
  const isForPacking = process.argv[2] === "build";
  await setUpOrExit(isForPacking ? setUpBuild : setUp);
  if (!isForPacking) await ensureRedis();
}
