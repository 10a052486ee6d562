import type { Sentences } from "../sentences.ts";
import { errorsJa } from "./errors.ts";
import { issuesJa } from "./issues.ts";
import {
  columnRolesJa,
  jobModesJa,
  jobOutcomesJa,
  jobStatesJa,
  logLevelsJa,
  outcomesJa,
  plansJa,
  punchKindsJa,
  reasonsJa,
  stoppingJa,
  targetsJa,
} from "./ledger.ts";
import { logJa } from "./log.ts";

/** The Japanese catalogue. */
export const ja: Sentences = {
  log: logJa,
  errors: errorsJa,
  issues: issuesJa,
  outcomes: outcomesJa,
  reasons: reasonsJa,
  plans: plansJa,
  punchKinds: punchKindsJa,
  jobStates: jobStatesJa,
  stopping: stoppingJa,
  jobOutcomes: jobOutcomesJa,
  jobModes: jobModesJa,
  targets: targetsJa,
  logLevels: logLevelsJa,
  columnRoles: columnRolesJa,
  unreachable: {
    what: "サービスにつながりません。",
    next: "起動中のことがあります。自動でつなぎ直します。選んだファイルと入力はそのまま残ります。",
  },
  colon: "：",
};
