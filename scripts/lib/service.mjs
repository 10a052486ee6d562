import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inRoot, pinnedNode, root } from "./project.mjs";
import { start } from "./run.mjs";

const startMs = 30_000;
// Longer than the service itself takes at most: a day in hand is settled first.
const endMs = 32_000;

/** Starts the practice Jobcan on a free port (or SANDBOX_PORT). Gives `{ idUrl, sslUrl, controlUrl, stop }`. */
export async function startPractice(options = {}) {
  const env = { SANDBOX_PORT: "0", ...options.env };
  const child = startNode([inRoot("packages", "sandbox", "src", "main.ts")], { ...options, env });
  const line = await firstLine(
    child,
    /^practice Jobcan id=(\S+) ssl=(\S+) control=(\S+)/,
    options.onLine,
  );
  const [, idUrl, sslUrl, controlUrl] = line;
  return { idUrl, sslUrl, controlUrl, stop: () => stop(child) };
}

/**
 * Starts the service, the built one or that of another `folder`. Gives `{ url, child, stop }` once it listens; every
 * line of its log goes to `onLine`.
 */
export async function startService({ folder = root, ...options }) {
  const program = join(folder, "apps", "server", "dist", "main.mjs");
  const child = startNode(["--max-semi-space-size=1", "--disable-sigusr1", program], {
    ...options,
    env: { MALLOC_ARENA_MAX: "1", ...options.env },
  });
  const [, url] = await firstLine(child, listeningLine, options.onLine);
  return { url, child, stop: (signal) => stop(child, signal) };
}

/** As text or, with LOG_FORMAT=json, as JSON. */
const listeningLine = /\blistening(?: url=|","url":")([^\s"]+)/;

/** `signal` ends it politely when it is aborted. */
function startNode(args, { env, signal, ownGroup = false }) {
  const child = start(pinnedNode, args, {
    env,
    signal,
    detached: ownGroup,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // An abort emits an error here as well; the end of the child is its exit event.
  child.on("error", () => {});
  return child;
}

function firstLine(child, pattern, onLine = () => {}) {
  const lastLines = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail("did not say that it listens in time"), startMs);
    const fail = (why) => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      reject(new Error(`${why}\n${lastLines.join("\n")}`));
    };
    const read = (line) => {
      lastLines.push(line);
      if (lastLines.length > 20) lastLines.shift();
      onLine(line);
      const match = pattern.exec(line);
      if (!match) return;
      clearTimeout(timer);
      resolve(match);
    };
    createInterface({ input: child.stdout }).on("line", read);
    createInterface({ input: child.stderr }).on("line", read);
    child.once("exit", (code) => fail(`ended with code ${code} at once`));
  });
}

async function stop(child, signal = "SIGTERM") {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), endMs);
  await ended;
  clearTimeout(timer);
}
