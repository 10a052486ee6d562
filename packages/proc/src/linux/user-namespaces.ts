import { tryNamespaces } from "../try-namespaces.ts";
import type { SystemFiles } from "../system-files.ts";
import { systemFiles } from "./system-files.ts";

/** What is asked of the machine. */
export interface NamespaceSystem {
  files: Pick<SystemFiles, "readFile">;
  /** Whether namespaces as Chromium's can really be made; undefined where that cannot be tried. */
  tryNamespaces: () => boolean | undefined;
}

/**
 * Whether user namespaces are allowed as Chromium's own sandbox needs them: by the kernel's settings, and by a
 * container's filter of calls (docs/faults.md §1.10).
 */
export function allowsUserNamespaces(
  { files, tryNamespaces: attempt }: NamespaceSystem = { files: systemFiles, tryNamespaces },
): boolean {
  const settingOf = (path: string) => files.readFile(path)?.trim();
  return !(
    settingOf("/proc/sys/user/max_user_namespaces") === "0" ||
    settingOf("/proc/sys/kernel/unprivileged_userns_clone") === "0" ||
    settingOf("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") === "1" ||
    attempt() === false
  );
}
