import type {
  Credentials,
  OwnSignIn,
  SubmitInput,
  TimesheetRow,
  UploadPreview,
} from "@jobcan-automation/contract";
import { correctionsOf, wantedPunches } from "@jobcan-automation/timesheet";
import type { CliPorts } from "../../cli-ports.ts";
import { exitCodes } from "../../exit-codes.ts";
import { personAt } from "../person-at.ts";
import { credentialsFor } from "../credentials.ts";
import { chooseRows } from "./choose-rows.ts";
import { followSameWork } from "./follow-same-work.ts";
import type { SheetOrder } from "./sheet-order.ts";

/**
 * Checks a sheet, submits it, follows to the end, prints the receipt. A live job of the account is followed only if
 * it does the same work.
 */
export async function submitSheet(ports: CliPorts, order: SheetOrder): Promise<number> {
  const credentials = await credentialsFor(ports, order.values);
  const chosen = await chooseRows(ports, order.file, order.values);
  if (chosen === undefined) return exitCodes.sheet;
  ports.interrupted.throwIfAborted();
  const { preview, leftOut } = chosen;
  const rows = order.values["first-day-only"] ? chosen.rows.slice(0, 1) : chosen.rows;
  const input: SubmitInput = {
    ...submitInput(order, { preview, rows, credentials, key: ports.newRequestKey() }),
    person: personAt(ports),
  };
  printRecordingNotice(ports, input);
  if (!(await isConfirmed(ports, order, input))) return exitCodes.stopped;
  const answer = await ports.client.jobs.submit(input);
  const days = rows.map((row) => ({ date: row.date, wanted: wantedPunches(row) }));
  const { mode, target } = input;
  return await followSameWork(ports, answer, { mode, target, days, leftOut });
}

/** Before anything is entered into the real site: what that sets off at the company (docs/jobcan.md §13 v, w). */
function printRecordingNotice(ports: CliPorts, { rows, target, mode }: SubmitInput): void {
  if (target !== "jobcan" || mode !== "fill") return;
  const { says } = ports.sentences.beforeRecording;
  ports.err(`${says(correctionsOf(rows), rows.length)}\n`);
  if (rows.length > 1) ports.err(`${ports.words.firstDayHint}\n`);
}

/** Asks the person at the terminal; where there is none, the command line itself was the word. */
async function isConfirmed(
  ports: CliPorts,
  { mode, unasked }: SheetOrder,
  { rows, target, credentials }: SubmitInput,
): Promise<boolean> {
  if (mode === "plan" || unasked || ports.ask === undefined) return true;
  const { words, sentences } = ports;
  const login = "own" in credentials ? undefined : credentials.login;
  const question = words.confirm(rows.length, sentences.targets[target], login);
  if (/^(y|yes|はい)$/i.test((await ports.ask(question)).trim())) return true;
  ports.err(`${words.notConfirmed}\n`);
  return false;
}

interface SubmitParts {
  preview: UploadPreview;
  rows: TimesheetRow[];
  credentials: Credentials | OwnSignIn;
  key: string;
}

function submitInput({ values, mode }: SheetOrder, parts: SubmitParts): SubmitInput {
  const { preview, rows, credentials, key } = parts;
  const { note, group, target = "jobcan", "unread-leave": unreadLeave } = values;
  const { "add-missing-on": addMissingOn } = values;
  return {
    uploadId: preview.uploadId,
    rows,
    credentials,
    target,
    mode,
    options: {
      ...(note === undefined ? {} : { defaultNote: note }),
      ...(group === undefined ? {} : { groupName: group }),
      ...(values["include-holidays"] ? { includeHolidays: true } : {}),
      ...(unreadLeave === undefined ? {} : { unreadLeave }),
      ...(addMissingOn === undefined ? {} : { addMissingOn }),
    },
    requestKey: key,
  };
}
