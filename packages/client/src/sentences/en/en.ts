import type { Sentences } from "../sentences.ts";
import { errorsEn } from "./errors.ts";
import { issuesEn } from "./issues.ts";
import {
  columnRolesEn,
  jobModesEn,
  jobOutcomesEn,
  jobStatesEn,
  logLevelsEn,
  outcomesEn,
  plansEn,
  punchKindsEn,
  reasonsEn,
  stoppingEn,
  targetsEn,
} from "./ledger.ts";
import { logEn } from "./log.ts";

/** The English catalogue. */
export const en: Sentences = {
  log: logEn,
  errors: errorsEn,
  issues: issuesEn,
  outcomes: outcomesEn,
  reasons: reasonsEn,
  plans: plansEn,
  punchKinds: punchKindsEn,
  jobStates: jobStatesEn,
  stopping: stoppingEn,
  jobOutcomes: jobOutcomesEn,
  jobModes: jobModesEn,
  targets: targetsEn,
  logLevels: logLevelsEn,
  columnRoles: columnRolesEn,
  unreachable: {
    what: "The service cannot be reached.",
    next: "It may be waking up. Trying again by itself; the chosen file and what you typed are kept.",
  },
  colon: ": ",
};
