import type { SystemFiles } from "../../system-files.ts";

/**
 * The name of the profile's folder of a browser that a person signs in with on this machine: their program, whose
 * memory is no part of the service's figure.
 */
export const windowFolder = "sign-in-window";

/**
 * Whether a process is the first one of such a browser: its helpers name the profile too, and so does one that is
 * driven to read it later, with helpers of its own.
 */
export function isPersonWindow(pid: number, files: SystemFiles): boolean {
  const given = files.readFile(`/proc/${pid}/cmdline`)?.split("\0") ?? [];
  const [, profile] = given.find((text) => text.startsWith("--user-data-dir="))?.split("=") ?? [];
  const isOther = given.some((text) => /^--(?:remote-debugging|type=)/.test(text));
  return !isOther && profile?.endsWith(`/${windowFolder}`) === true;
}
