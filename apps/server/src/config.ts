import { isAbsolute, resolve } from "node:path";
import { z } from "zod";

/** A setting that cannot be used, as one line for the terminal. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

const origin = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .transform((address) => new URL(address).origin);

const schema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default(".data"),
  PUBLIC_ORIGIN: origin.optional(),
  RENDER_EXTERNAL_URL: origin.optional(),
  OWNER_KEY: z.string().min(32, "must have 32 characters or more").optional(),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 10).default(0),
  MAX_ACTIVE_SESSIONS: wholeNumber(1, 50).default(1),
  MAX_QUEUE_SIZE: wholeNumber(0, 1000).default(3),
  QUEUED_MAX_WAIT_SEC: wholeNumber(1, 86_400).default(1800),
  JOB_TIMEOUT_SEC: wholeNumber(5, 86_400).default(1800),
  JOB_RETENTION_SEC: wholeNumber(1, 604_800).default(1800),
  TAKE_OVER_AFTER_SEC: wholeNumber(1, 3600).default(15),
  MEMORY_LIMIT_MB: z.string().optional(),
  MEMORY_WARNING_MB: z.string().optional(),
  MAX_FILE_SIZE_MB: wholeNumber(1, 100).default(10),
  PUNCH_DELAY_MS: wholeNumber(0, 10_000).default(300),
  METRICS_TOKEN: z.string().min(8, "must have 8 characters or more").optional(),
  LOG_FORMAT: z.enum(["text", "json"]).default("text"),
  CHROMIUM_PATH: z.string().optional(),
  CHROMIUM_SANDBOX: z.enum(["auto", "on", "off"]).default("auto"),
  PRACTICE_ID_URL: origin.optional(),
  PRACTICE_SSL_URL: origin.optional(),
  PRACTICE_LOGIN: z.string().default("demo@example.jp"),
  PRACTICE_PASSWORD: z.string().default("practice-1234"),
  JOBCAN_ID_URL: origin.default("https://id.jobcan.jp"),
  JOBCAN_SSL_URL: origin.default("https://ssl.jobcan.jp"),
  WEB_CONCURRENCY: z.string().default("1"),
  WEB_THREADS: z.string().default("1"),
  PATH: z.string().default("/usr/local/bin:/usr/bin:/bin"),
  HOME: z.string().default("/"),
  PLAYWRIGHT_BROWSERS_PATH: z.string().optional(),
});

/** All that can be set from outside (docs/configuration.md), checked, with its defaults. */
export type Config = Readonly<z.infer<typeof schema>> & {
  /** The folder everything is stored in, absolute. */
  readonly dataDir: string;
  /** What browsers see as our address, where the operator or the platform says so; the operator's first. */
  readonly publicOrigins: readonly string[];
  /** The one address or name we listen at; undefined where it is every interface. */
  readonly listenHost: string | undefined;
};

/**
 * Reads the environment once. An empty variable is one that is not set. Throws ConfigError with the first thing that
 * is wrong, in one line.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = issue?.path.join(".") ?? "";
    throw new ConfigError(`${name}: ${issue?.message ?? "is not valid"}`);
  }
  const settings = parsed.data;
  if ((settings.PRACTICE_ID_URL === undefined) !== (settings.PRACTICE_SSL_URL === undefined)) {
    throw new ConfigError("PRACTICE_ID_URL and PRACTICE_SSL_URL: set both or neither");
  }
  const { DATA_DIR: folder } = settings;
  const { PUBLIC_ORIGIN, RENDER_EXTERNAL_URL, HOST } = settings;
  return Object.freeze({
    ...settings,
    dataDir: isAbsolute(folder) ? folder : resolve(folder),
    publicOrigins: [PUBLIC_ORIGIN, RENDER_EXTERNAL_URL].filter((each) => each !== undefined),
    listenHost: HOST === "0.0.0.0" || HOST === "::" ? undefined : HOST,
  });
}
