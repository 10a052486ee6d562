/**
 * Whether the nightly lane runs (`pnpm test:nightly` sets NIGHTLY). Its cases are not registered in the other lane, so
 * that none shows as skipped. For tests only.
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
