import { type AboutService, logLimits } from "@jobcan-automation/contract";
import type { Config } from "../config.ts";
import { accessDoor } from "../http/access/access.ts";
import { ownerCookieSecs } from "../http/owner/owner-cookie.ts";
import { uploadRetention } from "../uploads/upload-service.ts";
import { isOwnMachine } from "./is-own-machine.ts";

/** Who runs the service, where, and what is held how long: each figure from what the code itself goes by. */
export function aboutService(config: Config): AboutService {
  const { OPERATOR_NAME: name, OPERATOR_CONTACT: contact, SOURCE_URL: sourceUrl } = config;
  const isPrivate = config.ACCESS_TOKEN !== undefined;
  const hosts = [config.JOBCAN_ID_URL, config.JOBCAN_SSL_URL].map((url) => new URL(url).host);
  return {
    isOwnMachine: isOwnMachine(config),
    isPrivate,
    operator: { ...(name !== undefined && { name }), ...(contact !== undefined && { contact }) },
    ...(sourceUrl !== undefined && { sourceUrl }),
    jobcanHosts: [...new Set(hosts)],
    holds: {
      passwordSecs: config.QUEUED_MAX_WAIT_SEC + config.JOB_TIMEOUT_SEC,
      sittingSecs: config.SITTING_SEC,
      uploadSecs: uploadRetention.ms / 1000,
      strayUploadSecs: uploadRetention.strayMs / 1000,
      jobSecs: config.JOB_RETENTION_SEC,
      logLines: logLimits.maxEntries,
      cookieSecs: ownerCookieSecs,
      ...(isPrivate && { accessCookieSecs: accessDoor.cookieSecs }),
    },
  };
}
