/** Whether Chromium's own sandbox can be on, and why not where it cannot (docs/faults.md §1.10). */
export interface SandboxProbe {
  sandbox: boolean;
  reason: "asked" | "possible" | "root" | "no_user_namespaces";
}

/** What is asked of the machine. */
export interface SandboxSystem {
  isRoot: boolean;
  allowsBrowserSandbox: () => boolean;
}

/** `auto` takes it wherever it can work: not as root, and only where the system can set it up. */
export function probeSandbox(setting: "auto" | "on" | "off", system: SandboxSystem): SandboxProbe {
  if (setting !== "auto") return { sandbox: setting === "on", reason: "asked" };
  if (system.isRoot) return { sandbox: false, reason: "root" };
  return system.allowsBrowserSandbox()
    ? { sandbox: true, reason: "possible" }
    : { sandbox: false, reason: "no_user_namespaces" };
}
