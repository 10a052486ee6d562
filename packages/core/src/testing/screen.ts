import { spawn } from "node:child_process";
import { once } from "node:events";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { isExecutable } from "../browser/find-chromium.ts";

/** Debian's Chromium stands for the Chrome or Edge that a person has installed. */
const chromium = "/usr/lib/chromium/chromium";

/** A screen without glass, with a person before it who has a mouse and a keyboard. */
export interface TestScreen extends AsyncDisposable {
  /** A browser that a person could have, and the environment in which it shows on this screen. */
  readonly browser: { executablePath: string; env: Record<string, string> };
  /** Waits until a window with this title is seen and stands still, and clicks into its page, beside everything. */
  see(title: string): Promise<void>;
  /** Whether a window with this title comes within so many milliseconds. */
  shows(title: string, withinMs: number): Promise<boolean>;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
}

/** Why there can be no such screen on this machine; undefined where there can. */
export function whyNoScreen(env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env["PATH"] ?? "").split(delimiter);
  const lacking = ["Xvfb", "xdotool"].filter(
    (name) => !folders.some((folder) => isExecutable(join(folder, name))),
  );
  if (!isExecutable(chromium)) lacking.push("chromium");
  return lacking.length === 0 ? undefined : `not installed: ${lacking.join(", ")}`;
}

/** Opens a screen of its own number. The caller closes it. */
export async function openScreen(path: string): Promise<TestScreen> {
  const home = mkdtempSync(join(tmpdir(), "screen-"));
  const server = spawn(
    "Xvfb",
    ["-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp", "-fbdir", home],
    {
      stdio: ["ignore", "pipe", "ignore"],
      env: { PATH: path },
    },
  );
  const [number] = await once(server.stdout, "data");
  const display = `:${String(number).trim()}`;
  const env = { PATH: path, HOME: home, DISPLAY: display, LANG: "C.UTF-8" };
  const person = async (...does: readonly string[]) => {
    const hand = spawn("xdotool", does, { stdio: "ignore", env });
    await once(hand, "exit");
  };
  const find = async (title: string): Promise<string | undefined> => {
    const args = ["search", "--onlyvisible", "--name", title];
    const eyes = spawn("xdotool", args, { stdio: ["ignore", "pipe", "ignore"], env });
    const [found] = (await textOf(eyes.stdout)).trim().split("\n");
    return found === "" ? undefined : found;
  };
  const shows: TestScreen["shows"] = async (title, withinMs) => {
    const untilMs = performance.now() + withinMs;
    while ((await find(title)) === undefined) {
      if (performance.now() > untilMs) return false;
      await wait(pollMs);
    }
    return true;
  };
  return {
    browser: { executablePath: chromium, env },
    shows,
    async see(title) {
      await shows(title, Infinity);
      await untilStill(join(home, "Xvfb_screen0"));
      const window = (await find(title)) ?? "";
      await person("windowfocus", window, "mousemove", "--window", window, ...spot, "click", "1");
    },
    press: (...keys) => person("key", "--clearmodifiers", "--delay", "60", ...keys),
    type: (text) => person("type", "--clearmodifiers", "--delay", "30", text),
    async [Symbol.asyncDispose]() {
      const ended = once(server, "exit");
      server.kill();
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
    },
  };
}

const pollMs = 100;
/** Below all that the practice site's pages have to press. */
const spot = ["500", "700"] as const;
const stillMs = 1_000;
const patienceMs = 10_000;

/**
 * Until the picture has been the same for a second: a page has its title before it has its fields, and while it loads
 * its tab's circle turns. What never stands still is waited for no longer than ten.
 */
async function untilStill(picture: string): Promise<void> {
  const untilMs = performance.now() + patienceMs;
  let [last, sinceMs] = ["", performance.now()];
  while (performance.now() - sinceMs < stillMs && performance.now() < untilMs) {
    const seen = createHash("sha1").update(readFileSync(picture)).digest("hex");
    if (seen !== last) [last, sinceMs] = [seen, performance.now()];
    await wait(pollMs);
  }
}

const answerMs = 30_000;

/** Signs in at the practice company's own sign-in, and closes the window once the employee's page is shown. */
export async function signInOnScreen(screen: TestScreen): Promise<void> {
  // As a person would: where nothing comes of it, it is done again.
  do {
    await screen.see("ジョブカン");
    await screen.press("Tab", "Return");
  } while (!(await screen.shows("シングルサインオン", answerMs)));
  do {
    await screen.see("シングルサインオン");
    await screen.press("Tab", "ctrl+a");
    await screen.type("demo@example.jp");
    await screen.press("Tab", "ctrl+a");
    await screen.type("practice-1234");
    await screen.press("Return");
  } while (!(await screen.shows("JOBCAN MyPage", answerMs)));
  await screen.see("JOBCAN MyPage");
  await screen.press("ctrl+w");
}
