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
  receiptColumns: ["Sheet", "In Jobcan", "Result", "Reason"],
  unreachable: {
    what: "The service cannot be reached.",
    next: "It may be waking up, or the network is down. Try again in a moment.",
  },
  colon: ": ",
};
