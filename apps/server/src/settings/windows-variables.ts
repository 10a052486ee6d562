/**
 * What Windows itself sets for every program, by the names in capitals: where programs are, and what a browser needs to
 * start. Windows takes a name in any case. Empty elsewhere.
 */
export function windowsVariables(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => {
      const known = name.toUpperCase();
      return windowsNames.has(known) && value !== undefined && value !== "" ? [[known, value]] : [];
    }),
  );
}

/** In capitals. */
export const windowsNames: ReadonlySet<string> = new Set([
  "APPDATA",
  "LOCALAPPDATA",
  "PROGRAMDATA",
  "PROGRAMFILES",
  "PROGRAMFILES(X86)",
  "SYSTEMDRIVE",
  "SYSTEMROOT",
  "USERPROFILE",
  "WINDIR",
]);
