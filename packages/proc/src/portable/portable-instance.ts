import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { isAlive } from "./is-alive.ts";

/**
 * This process as "<pid>.<start in seconds>.<machine>". The machine is known by its name: where two have the same, or
 * one has got another, their processes are left to their heartbeats.
 */
export function portableInstance(): string {
  return `${process.pid}.${Math.round(performance.timeOrigin / 1000)}.${ownMachine()}`;
}

/** Known only of a process of this machine whose number nobody has; a number that is used again proves nothing. */
export function isPortableInstanceGone(instance: string): boolean {
  const [pid, , machine] = instance.split(".");
  return machine === ownMachine() && !isAlive(Number(pid));
}

/** Marked as what it is, so that it is never taken for a namespace of Linux's own. */
function ownMachine(): string {
  return `p${createHash("sha256").update(hostname()).digest("hex").slice(0, 5)}`;
}
