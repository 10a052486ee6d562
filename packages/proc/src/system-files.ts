import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** How /proc and /sys are read; tests give a map. Every method answers at once and never throws. */
export interface SystemFiles {
  /** The file's text, or undefined where it is missing, gone or denied. */
  readFile(path: string): string | undefined;
  /** The names in a folder, or none where it is missing or denied. */
  listFolder(path: string): string[];
  /** Where a symbolic link points, or undefined where it is missing, gone or denied. */
  readLink(path: string): string | undefined;
}

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
