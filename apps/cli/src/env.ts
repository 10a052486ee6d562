import { homedir } from "node:os";

/** The environment's variables, by name. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A variable's value; an empty variable is one that is not set. */
export function variable(env: Env, name: string): string | undefined {
  const value = env[name];
  return value === "" ? undefined : value;
}

/** The user's own folder: as the environment names it, else as the system knows it; undefined for a user without one. */
export function homeFolder(env: Env): string | undefined {
  return variable(env, "HOME") ?? variable(env, "USERPROFILE") ?? homeOfSystem();
}

function homeOfSystem(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}
