// Sets up all that is missing: dependencies, a Chromium, Japanese fonts, the build; by itself also a Redis for tests.
// Does nothing when nothing is missing. Any Node ≥ 18.
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

/** Sets up, or ends the process with the reason in one message. */
export async function setUpOrExit() {
  try {
    return await setUp();
  } catch (error) {
    process.stderr.write(`setup failed: ${error.message}\n`);
    process.exit(1);
  }
}

if (process.argv[1] === inRoot("scripts", "setup.mjs")) {
  await setUpOrExit();
  await ensureRedis();
}
