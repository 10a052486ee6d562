import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether Chromium's own sandbox can be on, and why not where it cannot (docs/faults.md §1.10). */
export interface SandboxProbe {
  sandbox: boolean;
  reason: "asked" | "possible" | "root" | "no_user_namespaces";
}

/** What is asked of the machine. */
export interface SandboxSystem {
  isRoot: boolean;
  readFile: (path: string) => string | undefined;
  /** Whether namespaces as Chromium's can really be made; undefined where that cannot be tried. */
  tryNamespaces: () => boolean | undefined;
}

/**
 * `auto` takes it wherever it can work: not as root, and only where user namespaces are allowed: by the kernel's
 * settings, and by a container's filter of calls.
 */
export function probeSandbox(setting: "auto" | "on" | "off", system: SandboxSystem): SandboxProbe {
  if (setting !== "auto") return { sandbox: setting === "on", reason: "asked" };
  if (system.isRoot) return { sandbox: false, reason: "root" };
  const denied =
    isZero(system.readFile("/proc/sys/user/max_user_namespaces")) ||
    isZero(system.readFile("/proc/sys/kernel/unprivileged_userns_clone")) ||
    system.readFile("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")?.trim() === "1" ||
    system.tryNamespaces() === false;
  return denied
    ? { sandbox: false, reason: "no_user_namespaces" }
    : { sandbox: true, reason: "possible" };
}

/** This machine. */
export const thisSystem: SandboxSystem = {
  isRoot: process.getuid?.() === 0,
  readFile: (path) => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },
  tryNamespaces() {
    const asked = ["--user", "--map-root-user", "--pid", "--net", "--fork", "true"];
    const { error, status } = spawnSync("unshare", asked, { stdio: "ignore", timeout: 5_000 });
    return error === undefined ? status === 0 : undefined;
  },
};

function isZero(text: string | undefined): boolean {
  return text?.trim() === "0";
}
