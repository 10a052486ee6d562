import type { ServiceInfo } from "../schemas/service-info.ts";

/** What a service says of itself, where that does not matter. */
export const sampleInfo: ServiceInfo = {
  version: "0.0.0",
  targets: ["jobcan"],
  correctionPages: {},
  ownSignIn: ["picture"],
  maxFileSizeMb: 1,
  punchDelayMs: 300,
  queue: { running: 0, waiting: 0, waitingForPerson: 0, maxActive: 1, maxQueue: 3 },
  today: "2026-11-23",
  about: {
    isOwnMachine: true,
    isPrivate: false,
    operator: {},
    jobcanHosts: ["id.jobcan.jp", "ssl.jobcan.jp"],
    holds: {
      passwordSecs: 3600,
      sittingSecs: 600,
      uploadSecs: 3600,
      strayUploadSecs: 7200,
      jobSecs: 1800,
      logLines: 200,
      cookieSecs: 2_592_000,
    },
  },
};
