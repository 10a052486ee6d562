import { spawn } from "node:child_process";
import { once } from "node:events";
import { root, toolEnv } from "./project.mjs";

const aMomentMs = 1_000;

/**
 * Runs a command to its end in the checkout. Its output goes to stderr (stdout belongs to results) unless `stdio` says otherwise.
 * Resolves to its exit code; 127 when it cannot be started.
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: toolEnv(options.env),
    stdio: options.stdio ?? ["ignore", 2, 2],
  });
  const failed = once(child, "error").then(() => 127);
  const ended = once(child, "exit").then(([code, signal]) => code ?? (signal ? 128 : 1));
  return Promise.race([ended, failed]);
}

/** Runs a command that has nothing to say unless it fails; `label` is told when it takes longer than a moment. Resolves to its exit code. */
export async function runQuietly(command, args, label) {
  const child = spawn(command, args, {
    cwd: root,
    env: toolEnv(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part) => (text += part));
  const timer = setTimeout(() => say(label), aMomentMs);
  const failed = once(child, "error").then(() => 127);
  const code = await Promise.race([once(child, "close").then(([exit]) => exit ?? 1), failed]);
  clearTimeout(timer);
  if (code !== 0) say(text);
  return code;
}

/** Runs a command and gives its standard output, or undefined when it fails. */
export async function outputOf(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: toolEnv(options.env),
    stdio: ["ignore", "pipe", options.quiet ? "ignore" : 2],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part) => (text += part));
  const failed = once(child, "error").then(() => 127);
  const code = await Promise.race([once(child, "close").then(([exit]) => exit), failed]);
  return code === 0 ? text.trim() : undefined;
}

/** Says one line of progress, on stderr. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
