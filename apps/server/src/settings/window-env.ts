import { windowsNames } from "./windows-variables.ts";

/**
 * What a window of the person's own needs to be seen on their screen, of the environment that the service has: where the
 * screen is, whose folders are theirs, and on Windows where the system is. Nothing else of it is handed on.
 */
export function windowEnv(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const known = Object.entries(env).flatMap(([name, value]): [string, string][] =>
    value !== undefined && names.has(name.toUpperCase()) ? [[name, value]] : [],
  );
  return Object.fromEntries(known);
}

/** Whether somebody can see a window that is opened here. */
export function hasScreen(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform === "win32" || platform === "darwin") return true;
  return [env["DISPLAY"], env["WAYLAND_DISPLAY"]].some((value) => (value ?? "") !== "");
}

const names: ReadonlySet<string> = new Set([
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "LANGUAGE",
  "DISPLAY",
  "XAUTHORITY",
  "WAYLAND_DISPLAY",
  "XDG_RUNTIME_DIR",
  "XDG_SESSION_TYPE",
  "XDG_CURRENT_DESKTOP",
  "DBUS_SESSION_BUS_ADDRESS",
  "XMODIFIERS",
  "GTK_IM_MODULE",
  "USERNAME",
  ...windowsNames,
]);
