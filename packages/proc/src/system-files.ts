/** How /proc and /sys are read; tests give a map. Every method answers at once and never throws. */
export interface SystemFiles {
  /** The file's text, or undefined where it is missing, gone or denied. */
  readFile(path: string): string | undefined;
  /** The names in a folder, or none where it is missing or denied. */
  listFolder(path: string): string[];
  /** Where a symbolic link points, or undefined where it is missing, gone or denied. */
  readLink(path: string): string | undefined;
}

/** A system that shows nothing as files. */
export const noSystemFiles: SystemFiles = {
  readFile: () => undefined,
  listFolder: () => [],
  readLink: () => undefined,
};
