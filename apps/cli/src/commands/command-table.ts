import type { Command } from "../parser/command.ts";
import { follow } from "./job/follow.ts";
import { jobs } from "./job/jobs.ts";
import { probe } from "./job/probe.ts";
import { receipt } from "./job/save-receipt.ts";
import { stop } from "./job/stop.ts";
import { completion } from "./service/completion.ts";
import { doctor } from "./service/doctor.ts";
import { key } from "./service/key.ts";
import { practice } from "./service/practice.ts";
import { start } from "./service/start.ts";
import { telemetry } from "./service/telemetry.ts";
import { check } from "./sheet/check.ts";
import { fill } from "./sheet/fill.ts";
import { plan } from "./sheet/plan.ts";
import { recheck } from "./sheet/recheck.ts";
import { template } from "./sheet/template.ts";

/** Every command, in the order of help. One more is a file and a line here; the compiler asks for its words. */
export const commandTable: readonly Command[] = [
  start,
  fill,
  plan,
  check,
  probe,
  template,
  follow,
  stop,
  recheck,
  receipt,
  jobs,
  telemetry,
  key,
  practice,
  doctor,
  completion,
];
