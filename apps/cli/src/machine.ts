import { execFile } from "node:child_process";
import { totalmem } from "node:os";
import { promisify } from "node:util";
import { findChromium } from "@jobcan-automation/core/find-chromium";
import type { Machine } from "./cli-ports.ts";
import type { Env } from "./env.ts";
import { fetchBrowser } from "./service/fetch-browser.ts";
import { openPage } from "./service/open-page.ts";
import { version } from "./version.ts";

const patienceMs = 10_000;
const bytesPerMb = 1024 * 1024;

/** The machine that this program runs on; the memory as Node itself reports it, container or not. */
export function thisMachine(env: Env): Machine {
  return {
    version,
    nodeVersion: process.versions.node,
    findBrowser: () => findChromium(env),
    fetchBrowser,
    openPage: (url) => openPage(url, { env, platform: process.platform }),
    browserVersion: async (path) => await outputOf(path, ["--version"]),
    hasJapaneseFonts: async () => (await outputOf("fc-list", [":lang=ja", "family"])) !== undefined,
    memory: () => {
      const constrained = process.constrainedMemory();
      const limit = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
      return { limitMb: toMb(limit), freeMb: toMb(process.availableMemory()) };
    },
    answers: async (url) => {
      const signal = AbortSignal.timeout(patienceMs);
      return await fetch(reachable(url), { method: "HEAD", redirect: "manual", signal }).then(
        () => true,
        () => false,
      );
    },
  };
}

/** Browsers take every name under "localhost" for this machine; a system's resolver may not. */
function reachable(url: string): URL {
  const address = new URL(url);
  if (address.hostname.endsWith(".localhost")) address.hostname = "127.0.0.1";
  return address;
}

/** What a program prints first; undefined where it is not there, fails, or says nothing. */
async function outputOf(program: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program, [...args], { timeout: patienceMs });
    const [line = ""] = stdout.trim().split("\n");
    return line === "" ? undefined : line;
  } catch {
    return undefined;
  }
}

function toMb(bytes: number): number {
  return Math.round(bytes / bytesPerMb);
}
