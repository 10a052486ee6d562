import { spawn } from "node:child_process";
import { type Env, variable } from "../env.ts";

interface System {
  env: Env;
  platform: NodeJS.Platform;
}

/**
 * Opens an address in the person's own browser by the system's program for it; false without a screen. Whether it came
 * up is not known.
 */
export function openPage(url: string, system: System, start = startDetached): boolean {
  const command = openCommand(url, system);
  if (command === undefined) return false;
  start(command);
  return true;
}

/** The program of each system that opens an address, and its arguments; undefined without a screen. */
function openCommand(
  url: string,
  { env, platform }: System,
): readonly [string, ...string[]] | undefined {
  if (platform === "win32") {
    const inEdge = variable(env, "JOBCAN_AUTOFILL_PAGE_IN") === "edge";
    return ["rundll32", "url.dll,FileProtocolHandler", inEdge ? `microsoft-edge:${url}` : url];
  }
  if (platform === "darwin") return ["open", url];
  return hasScreen(env) ? ["xdg-open", url] : undefined;
}

function hasScreen(env: Env): boolean {
  return (variable(env, "DISPLAY") ?? variable(env, "WAYLAND_DISPLAY")) !== undefined;
}

function startDetached([program, ...args]: readonly [string, ...string[]]): void {
  // The person's browser is to outlive this program, on every system.
  // oxlint-disable-next-line house/linux-only
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  // The address is printed as well, so a program that is not there is no matter.
  child.on("error", () => undefined);
  child.unref();
}
