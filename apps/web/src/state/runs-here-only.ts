import type { AboutService } from "@jobcan-automation/contract";

/**
 * Whether the service can be said to run on this computer only: it says so itself, and the page was opened by a name
 * of the loopback. A proxy that the service does not know of shows in the second.
 */
export function runsHereOnly({ isOwnMachine }: AboutService, hostname: string): boolean {
  return isOwnMachine && (loopbackNames.has(hostname) || /^127(\.\d{1,3}){3}$/.test(hostname));
}

const loopbackNames: ReadonlySet<string> = new Set(["localhost", "[::1]"]);
