import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { isExecutable } from "../browser/find-chromium.ts";

/** Debian's Chromium stands for the Chrome or Edge that a person has installed. */
const chromium = "/usr/lib/chromium/chromium";

/** A screen without glass, with a person before it who has a mouse and a keyboard. */
export interface TestScreen extends AsyncDisposable {
  /** A browser that a person could have, and the environment in which it shows on this screen. */
  readonly browser: { executablePath: string; env: Record<string, string> };
  /** Waits until a window with this title is seen, and clicks into its page, beside everything. */
  see(title: string): Promise<void>;
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
    ["-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
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
  return {
    browser: { executablePath: chromium, env },
    async see(title) {
      const click = ["mousemove", "--window", "%1", "500", "700", "click", "1"];
      await person(
        "search",
        "--sync",
        "--onlyvisible",
        "--name",
        title,
        "windowfocus",
        "--sync",
        ...click,
      );
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

/** Signs in at the practice company's own sign-in, and closes the window once the employee's page is shown. */
export async function signInOnScreen(screen: TestScreen): Promise<void> {
  await screen.see("ジョブカン");
  await screen.press("Tab", "Return");
  await screen.see("シングルサインオン");
  await screen.press("Tab");
  await screen.type("demo@example.jp");
  await screen.press("Tab");
  await screen.type("practice-1234");
  await screen.press("Return");
  await screen.see("JOBCAN MyPage");
  await screen.press("ctrl+w");
}
