import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import type { SystemFiles } from "../system-files.ts";

/** The real /proc and /sys of this machine. */
export const systemFiles: SystemFiles = {
  readFile: (path) => attempt(() => readFileSync(path, "utf8")),
  listFolder: (path) => attempt(() => readdirSync(path)) ?? [],
  readLink: (path) => attempt(() => readlinkSync(path)),
};

/** Processes end and files are denied in the middle of a reading: that is an answer, not a failure. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
