import { spawn } from "node:child_process";
import { once } from "node:events";
import { root, toolEnv } from "./project.mjs";

const aMomentMs = 1_000;

/**
 * Starts a command in the checkout, our tools first on its PATH. Its output goes to stderr (stdout belongs to results)
 * unless `stdio` says otherwise; other options are those of `spawn`.
 */
export function start(command, args, { env, ...options } = {}) {
  return spawn(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    ...options,
    env: toolEnv(env),
  });
}

/**
 * Resolves to the exit code of a child whose output has ended: 128 where a signal ended it, 127 where it could not be
 * started.
 */
export async function exitCode(child) {
  const failed = once(child, "error").then(() => 127);
  const ended = once(child, "close").then(([code, signal]) => code ?? (signal ? 128 : 1));
  return Promise.race([ended, failed]);
}

/** Runs a command to its end. Resolves to its exit code. */
export function run(command, args, options) {
  return exitCode(start(command, args, options));
}

/**
 * Runs a command and resolves to `{ code, text }`: its exit code, and all that it wrote to the streams that are pipes
 * (both by default).
 */
export async function capture(command, args, options) {
  const child = start(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (part) => (text += part));
  return { code: await exitCode(child), text };
}

/**
 * Runs a command that has nothing to say unless it fails; `label` is shown when it takes longer than a moment. Resolves
 * to its exit code.
 */
export async function runQuietly(command, args, label) {
  const timer = setTimeout(() => say(label), aMomentMs);
  const { code, text } = await capture(command, args);
  clearTimeout(timer);
  if (code !== 0) say(text);
  return code;
}

/** Runs a command and gives its standard output, or undefined when it fails. */
export async function outputOf(command, args) {
  const { code, text } = await capture(command, args, { stdio: ["ignore", "pipe", "ignore"] });
  return code === 0 ? text.trim() : undefined;
}

/** Says one line of progress, on stderr. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
