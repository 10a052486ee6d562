import { isAbsolute, resolve } from "node:path";
import type { z } from "zod";
import { wrongQueueSettings } from "./queue/queue-rules.ts";
import { settingsSchema } from "./settings/schema.ts";
import { isJobcanAddress, isPracticeAddress } from "./settings/site-address.ts";
import { wordsOf } from "./settings/setting.ts";
import { windowsVariables } from "./settings/windows-variables.ts";
import { windowEnv } from "./settings/window-env.ts";
import { wrongTokens } from "./settings/token-rules.ts";
import { type UnknownSetting, unknownSettings } from "./settings/unknown-settings.ts";

/** Settings that cannot be used: each a line for the terminal that names the variable and what it takes. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("; "));
    this.lines = lines;
  }
}

/** All that can be set from outside (docs/configuration.md), checked, with its defaults. */
export type Config = Readonly<z.infer<typeof settingsSchema>> & {
  /** The folder everything is stored in, absolute. */
  readonly dataDir: string;
  /** What browsers see as our address, where the operator or the platform says so; the operator's first. */
  readonly publicOrigins: readonly string[];
  /** The one address or name we listen at; undefined where it is every interface. */
  readonly listenHost: string | undefined;
  /** Windows' own variables, for the look-up of a browser and for runs. */
  readonly ofWindows: Readonly<Record<string, string>>;
  /** What a window of a person's own sees of the environment. */
  readonly windowEnv: Readonly<Record<string, string>>;
  /** What is set, is read by nothing and looks like one of ours. */
  readonly unknown: readonly UnknownSetting[];
};

type Given = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment once. An empty variable is one that is not set. Throws ConfigError with all that is wrong, a
 * line for each.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.entries(env).filter(([, value]) => value !== "");
  const given: Given = { PATH: env["Path"], ...Object.fromEntries(set) };
  const parsed = settingsSchema.safeParse(given);
  const wrong = new Map<string, string>();
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = String(path[0]);
    if (!wrong.has(name)) wrong.set(name, `${name}: ${message}${asGiven(name, given)}`);
  }
  for (const [name, line] of [
    ...wrongSites(given),
    ...wrongQueueSettings(given),
    ...wrongTokens(given),
  ]) {
    if (!wrong.has(name)) wrong.set(name, line);
  }
  if (!parsed.success || wrong.size > 0) throw new ConfigError([...wrong.values()]);
  const settings = parsed.data;
  const { DATA_DIR: folder } = settings;
  const { PUBLIC_ORIGIN, RENDER_EXTERNAL_URL, HOST } = settings;
  return Object.freeze({
    ...settings,
    dataDir: isAbsolute(folder) ? folder : resolve(folder),
    publicOrigins: [PUBLIC_ORIGIN, RENDER_EXTERNAL_URL].filter((each) => each !== undefined),
    ofWindows: windowsVariables(env),
    windowEnv: windowEnv(given),
    unknown: unknownSettings(Object.keys(given), Object.keys(settingsSchema.shape)),
    listenHost: HOST === "0.0.0.0" || HOST === "::" ? undefined : HOST,
  });
}

/** Where the sites may not be; judged by what was given, so that it is told beside whatever else is wrong. */
function wrongSites(given: Given): Map<string, string> {
  const { ALLOW_OTHER_JOBCAN_HOSTS } = settingsSchema.shape;
  const otherHosts =
    ALLOW_OTHER_JOBCAN_HOSTS.safeParse(given["ALLOW_OTHER_JOBCAN_HOSTS"]).data ?? [];
  const isOfJobcan = (address: string) => isJobcanAddress(address, otherHosts);
  const ofJobcan =
    "must be https under jobcan.jp, or of a host that ALLOW_OTHER_JOBCAN_HOSTS names";
  const ofLoopback = "must be an address of this machine (localhost, 127.0.0.0/8, [::1])";
  const rules = [
    ["JOBCAN_ID_URL", isOfJobcan, ofJobcan],
    ["JOBCAN_SSL_URL", isOfJobcan, ofJobcan],
    ["PRACTICE_ID_URL", isPracticeAddress, ofLoopback],
    ["PRACTICE_SSL_URL", isPracticeAddress, ofLoopback],
  ] as const;
  const wrong = new Map<string, string>();
  for (const [name, isRight, rule] of rules) {
    const address = given[name];
    if (address === undefined || isRight(address)) continue;
    wrong.set(name, `${name}: ${rule}${asGiven(name, given)}`);
  }
  const hasOne = given["PRACTICE_ID_URL"] !== undefined;
  if (hasOne !== (given["PRACTICE_SSL_URL"] !== undefined)) {
    const lacking = hasOne ? "PRACTICE_SSL_URL" : "PRACTICE_ID_URL";
    wrong.set(lacking, `${lacking}: must be set where its twin is`);
  }
  return wrong;
}

const shownLetters = 60;

/** What was given, so that a typing error shows; never a secret, and of an address never its user's password. */
function asGiven(name: string, given: Given): string {
  const schema = Object.entries(settingsSchema.shape).find(([known]) => known === name)?.[1];
  const value = given[name];
  if (value === undefined || schema === undefined || wordsOf(schema).secret === true) return "";
  const shown = value.replace(/\/\/.*@/s, "//…@").slice(0, shownLetters);
  return `, not ${JSON.stringify(shown)}`;
}
