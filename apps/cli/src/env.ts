/** The environment's variables, by name. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A variable's value; an empty variable is one that is not set. */
export function variable(env: Env, name: string): string | undefined {
  const value = env[name];
  return value === "" ? undefined : value;
}
