import { spawn } from "node:child_process";
import { once } from "node:events";
import { cli } from "./in-root.ts";

/** A command at a terminal of its own. */
export interface AtTerminal {
  /** All that the terminal has shown. */
  readonly said: string;
  /** Types a line. */
  type(line: string): void;
  readonly exit: Promise<unknown>;
}

export interface TerminalOptions {
  /** The person's own folder. */
  home: string;
  env?: Record<string, string>;
  /** Called with all that was shown, whenever there is more. */
  onSaid?: (said: string) => void;
}

/** Starts the command line there; the arguments hold no blanks. */
export function atTerminal(args: readonly string[], options: TerminalOptions): AtTerminal {
  const { home, env, onSaid } = options;
  const command = [process.execPath, cli, ...args].join(" ");
  const child = spawn("script", ["-qfec", command, "/dev/null"], {
    env: { PATH: process.env["PATH"], HOME: home, LANG: "en_US.UTF-8", TERM: "xterm", ...env },
    stdio: ["pipe", "pipe", "ignore"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
    onSaid?.(said);
  });
  return {
    get said() {
      return said;
    },
    type: (line) => void child.stdin.write(`${line}\r`),
    exit: once(child, "exit").then(([code]: unknown[]) => code),
  };
}
