import { ownSignInWays, type ServiceInfo } from "@jobcan-automation/contract";
import { correctionPage, type JobCounts } from "@jobcan-automation/core";
import type { Config } from "./config.ts";
import { aboutService } from "./settings/about-service.ts";
import packageJson from "../package.json" with { type: "json" };

/** What is neither in the settings nor in the counts. */
interface InfoOfNow {
  /** Today in Japan. */
  today: string;
  /** A person can sign in in a window on this machine. */
  hasWindow: boolean;
}

/** What the page knows before anything is uploaded. */
export function serviceInfo(config: Config, counts: JobCounts, more: InfoOfNow): ServiceInfo {
  const {
    PRACTICE_ID_URL: practiceUrl,
    PRACTICE_LOGIN: login,
    PRACTICE_PASSWORD: password,
    PRACTICE_SSL_URL: practiceSslUrl,
    JOBCAN_SSL_URL: jobcanUrl,
  } = config;
  const { waiting, running, waitingForPerson } = counts;
  return {
    version: packageJson.version,
    targets: practiceUrl === undefined ? ["jobcan"] : ["practice", "jobcan"],
    ...(practiceUrl !== undefined && { practice: { login, password, siteUrl: practiceUrl } }),
    correctionPages: {
      jobcan: correctionPage(jobcanUrl),
      ...(practiceSslUrl !== undefined && { practice: correctionPage(practiceSslUrl) }),
    },
    ownSignIn: ownSignInWays.filter(
      (way) => config.PERSON_WAIT_SEC > 0 && (way !== "window" || more.hasWindow),
    ),
    maxFileSizeMb: config.MAX_FILE_SIZE_MB,
    punchDelayMs: config.PUNCH_DELAY_MS,
    queue: {
      running,
      waiting,
      waitingForPerson,
      maxActive: config.MAX_ACTIVE_SESSIONS,
      maxQueue: config.MAX_QUEUE_SIZE,
    },
    today: more.today,
    about: aboutService(config),
  };
}
