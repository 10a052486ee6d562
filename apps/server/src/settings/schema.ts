import { defaultLimitMb, defaultWarningMb } from "@jobcan-automation/diagnostics";
import { z } from "zod";
import { operatorSettings } from "./operator-settings.ts";
import { queueSettings } from "./queue-settings.ts";
import { oneOf, origin, secretOf, setting, text, wholeNumber } from "./setting.ts";
import { siteSettings } from "./site-settings.ts";

/** Every variable that is read, in the order in which the documents list them (docs/configuration.md). */
export const settingsSchema = z.object({
  PORT: setting(wholeNumber(0, 65_535).default(3000), {
    description: "TCP port; 0 picks a free one, told by the `listening` line. In use: exit code 1",
  }),
  HOST: setting(text("address or name").default("127.0.0.1"), {
    description: "Where to listen; `0.0.0.0` in a container. Unknown: exit code 1",
  }),
  DATA_DIR: setting(text("folder").default(".data"), {
    description:
      "Records (SQLite) and uploads; made if missing, relative to where the service is started. Never holds a credential. Not writable: exit code 1",
  }),
  PUBLIC_ORIGIN: setting(origin().optional(), {
    description:
      "What browsers see as our address, where a proxy stands before us: requests from other origins and by other names (`Host`) are refused, and https makes the owner's cookie `__Host-` and `Secure`. A path is cut off",
  }),
  RENDER_EXTERNAL_URL: setting(origin().optional(), {
    description:
      "Set by Render; taken where `PUBLIC_ORIGIN` is not set, and one of our origins where it is. Without either, requests are answered by names of the loopback only, and by `HOST` where it is one address; health by any name. A refused name is told by a `host_refused` line",
  }),
  OWNER_KEY: setting(secretOf(32).optional(), {
    description:
      "What the keys of browsers are signed with. Not set: a random one, `owner.key` in `DATA_DIR`, made at the first start, readable by this user alone. Another one: every browser gets a fresh key and finds its earlier jobs no more",
  }),
  ...queueSettings,
  TRUSTED_PROXY_HOPS: setting(wholeNumber(0, 10).default(0), {
    description:
      "How many proxies in front may be believed about the client's address (rate limits). Too high lets clients choose theirs; 0 behind a proxy counts all clients as one, and all of them together get the shares and the 1,000 connections of one address",
  }),
  MAX_ACTIVE_SESSIONS: setting(wholeNumber(1, 50).default(1), {
    description: "Jobs, and so browsers, at a time",
  }),
  MAX_QUEUE_SIZE: setting(wholeNumber(0, 1000).default(3), {
    description: "Jobs that may wait; more are refused: 503 `QUEUE_FULL` with `Retry-After`",
  }),
  QUEUED_MAX_WAIT_SEC: setting(wholeNumber(1, 86_400, " s").default(1800), {
    description: "Seconds a job may wait; then it ends with `QUEUE_WAIT_EXPIRED`",
  }),
  JOB_TIMEOUT_SEC: setting(wholeNumber(5, 86_400, " s").default(1800), {
    description:
      "Seconds a run may take, inside each day and each wait too; then it ends with `JOB_TIMED_OUT`, what is done is kept",
  }),
  SITTING_SEC: setting(wholeNumber(0, 3600, " s").default(600), {
    description:
      "Seconds the session at Jobcan that a plan has opened is held in memory, so that it can be applied without signing in again. 0: not at all",
  }),
  PERSON_WAIT_SEC: setting(wholeNumber(0, 3600, " s").default(240), {
    description:
      "Seconds a run waits for a person (a one-time code, for one), and once more where the person asks for it; inside `JOB_TIMEOUT_SEC`. 0: it never waits",
  }),
  SIGN_IN_BROWSER: setting(text("auto, off or a path").default("auto"), {
    description:
      "The browser in which a person may sign in themselves, in a window on this machine: `auto` takes the Chrome or Edge that is installed, where we listen on the loopback only, no proxy stands before us and there is a screen; a path names another browser under the same conditions; `off`: never",
  }),
  JOB_RETENTION_SEC: setting(wholeNumber(1, 604_800, " s").default(1800), {
    description:
      "Seconds a finished job is kept; then its record is removed and a `job_prune` line is written",
  }),
  TAKE_OVER_AFTER_SEC: setting(wholeNumber(1, 3600, " s").default(15), {
    description:
      "Seconds without a sign of life after which another server on the same `DATA_DIR` takes a server's jobs over. Where the system itself shows that its process has ended, that is at once",
  }),
  MEMORY_LIMIT_MB: setting(text("MB").optional(), {
    fallback: String(defaultLimitMb),
    description:
      "85 % warns, 90 % stops a running job, over it `/readyz` is 503. Not a number of MB: 450 is used (`450MB` is understood). Above the container's limit or the machine's RAM: that is used. Told by `memory_threshold_…` lines",
  }),
  MEMORY_WARNING_MB: setting(text("MB").optional(), {
    fallback: String(defaultWarningMb),
    description:
      "Above it new uploads and jobs are refused: 503 `MEMORY_BUSY` with `Retry-After`. Not a number of MB: 400 is used. Not below LIMIT: 90 % of LIMIT is used. Told by `memory_threshold_…` lines",
  }),
  MAX_FILE_SIZE_MB: setting(wholeNumber(1, 100, " MB").default(10), {
    description: "Largest upload; more is refused: 413 `FILE_TOO_LARGE`",
  }),
  PUNCH_DELAY_MS: setting(wholeNumber(0, 10_000, " ms").default(300), {
    description:
      "Milliseconds from one press to the next; towards the real site a user's own setting can only be longer",
  }),
  ACCESS_TOKEN: setting(secretOf(16).optional(), {
    description:
      "Set: the instance is private. Nothing but `/healthz`, `/livez`, `/readyz` and the sign-in field answers without it: page, `/api`, tRPC, streams, files. Typed once in the page it stands for 30 days in a cookie; programs send it as `x-access-token` (`--access-token`). Ten wrong ones a minute are an address' last. Another one ends every sign-in",
  }),
  METRICS_TOKEN: setting(secretOf(8).optional(), {
    description:
      "Set: `/metrics` and `/health/memory` answer only to `Authorization: Bearer …` with it, others get 401. Not set: they are open, or as private as the rest. They tell of memory and counts, never of a job or a person",
  }),
  ...operatorSettings,
  LOG_FORMAT: setting(oneOf(["text", "json"]).default("text"), {
    description: "One line per event either way; JSON lines carry the time and the level",
  }),
  WEB_CONCURRENCY: setting(text().default("1"), {
    description: "Only repeated in `memory_check` lines; this service is one process",
  }),
  WEB_THREADS: setting(text().default("1"), {
    description: "As above",
  }),
  PROCESS_SYSTEM: setting(oneOf(["auto", "portable"]).default("auto"), {
    description:
      "How processes and memory are known. `auto`: on Linux by what the kernel shows of every process, elsewhere `portable`: by what the service itself has started, and what Node says of its memory",
  }),
  PATH: setting(text("folders").default("/usr/local/bin:/usr/bin:/bin"), {
    description: "Where the browser is looked for; handed to runs",
  }),
  HOME: setting(text("folder").default("/"), {
    description: "Where Playwright's browsers are looked for; handed to runs",
  }),
  PLAYWRIGHT_BROWSERS_PATH: setting(text("folder").optional(), {
    description: "Where Playwright's browsers are, if not in its own place under `HOME`",
  }),
  ...siteSettings,
});
