import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ProcessSystem } from "@jobcan-automation/proc";
import type { Config } from "../config.ts";

/** A heap for the practice site alone, so that it never takes what runs need. */
const nodeFlags = ["--max-old-space-size=48", "--max-semi-space-size=1"];
const patienceMs = 20_000;

/**
 * With PRACTICE=1 starts the practice Jobcan beside the service and gives the config its addresses. It ends with this
 * process, however that ends: its standard input closes. Throws where it does not start.
 */
export async function withPractice(
  config: Config,
  program: URL,
  { apart }: Pick<ProcessSystem, "apart">,
): Promise<Config> {
  if (config.PRACTICE !== "1") return config;
  const child = spawn(process.execPath, [...nodeFlags, fileURLToPath(program)], {
    env: { SANDBOX_PORT: "0", SANDBOX_ENDS_WITH_INPUT: "1", MALLOC_ARENA_MAX: "1" },
    stdio: ["pipe", "pipe", "inherit"],
    // Not of our group: a Ctrl-C at a terminal must not end it before the day in hand is settled.
    ...apart,
  });
  const signal = AbortSignal.timeout(patienceMs);
  const lines = createInterface({ input: child.stdout });
  const [line]: unknown[] = await Promise.race([
    once(lines, "line", { signal }),
    once(child, "exit", { signal }).then(() => []),
  ]);
  const [, idUrl, sslUrl] = /^practice Jobcan id=(\S+) ssl=(\S+)/.exec(String(line)) ?? [];
  if (idUrl === undefined || sslUrl === undefined) {
    throw new Error("PRACTICE=1: the practice Jobcan did not start");
  }
  child.unref();
  return Object.freeze({ ...config, PRACTICE_ID_URL: idUrl, PRACTICE_SSL_URL: sslUrl });
}
