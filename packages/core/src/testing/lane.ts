/**
 * Whether the nightly lane runs (`pnpm test:nightly` sets NIGHTLY). Cases of that lane are not registered in the other one, so that none stands
 * there as skipped. Read by tests only.
 */
export function isNightly(env: NodeJS.ProcessEnv): boolean {
  return (env["NIGHTLY"] ?? "") !== "";
}

/** Cases for both lanes, and those that are added at night. */
export function casesOf<Case>(
  env: NodeJS.ProcessEnv,
  { always, nightly }: { always: readonly Case[]; nightly: readonly Case[] },
): readonly Case[] {
  return isNightly(env) ? [...always, ...nightly] : always;
}
