import { readFileSync } from "node:fs";

/** Whether Chromium's own sandbox can be on, and why not where it cannot (ground-truths §1.10). */
export interface SandboxProbe {
  sandbox: boolean;
  reason: "asked" | "possible" | "root" | "no_user_namespaces";
}

/** `auto` takes it wherever it can work: not as root, and only where user namespaces are allowed. */
export function probeSandbox(
  wish: "auto" | "on" | "off",
  system: { isRoot: boolean; readFile: (path: string) => string | undefined },
): SandboxProbe {
  if (wish !== "auto") return { sandbox: wish === "on", reason: "asked" };
  if (system.isRoot) return { sandbox: false, reason: "root" };
  const denied =
    isZero(system.readFile("/proc/sys/user/max_user_namespaces")) ||
    isZero(system.readFile("/proc/sys/kernel/unprivileged_userns_clone")) ||
    system.readFile("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")?.trim() === "1";
  return denied
    ? { sandbox: false, reason: "no_user_namespaces" }
    : { sandbox: true, reason: "possible" };
}

/** This machine. */
export const thisSystem = {
  isRoot: process.getuid?.() === 0,
  readFile: (path: string): string | undefined => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },
};

function isZero(text: string | undefined): boolean {
  return text?.trim() === "0";
}
