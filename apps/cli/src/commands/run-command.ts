import { basename } from "node:path";
import type {
  Credentials,
  JobView,
  SubmitInput,
  TimesheetRow,
  UploadPreview,
} from "@jobcan-automation/contract";
import type { CliPorts } from "../cli-ports.ts";
import { exitCodes } from "../exit-codes.ts";
import { followToEnd } from "./follow-to-end.ts";
import { UsageError, type RunCommand } from "../parse-command.ts";
import { hasErrors, tellIssues, tellSheets } from "./preview-lines.ts";

/** `run FILE`: check, submit, follow to the end, print the receipt. A live job of the account is gone on with only where it is the same work. */
export async function runCommand(ports: CliPorts, command: RunCommand): Promise<number> {
  const { client, sentences, words, interrupted } = ports;
  const credentials = await credentialsFor(ports, command);
  const file = await ports.readFile(command.file);
  const preview = await client.workbooks.upload(file, basename(command.file), interrupted);
  for (const line of tellSheets(preview, sentences)) ports.err(`${line}\n`);
  for (const line of tellIssues(preview, sentences)) ports.err(`${line}\n`);
  if (hasErrors(preview)) return exitCodes.sheetErrors;
  const rows = rowsToSend(preview, command);
  const heldBack = preview.checked.rows.filter((row) => !rows.includes(row));
  if (heldBack.length > 0) ports.err(`${words.heldBack(heldBack.map(({ row }) => row))}\n`);
  if (rows.length === 0) return exitCodes.sheetErrors;
  interrupted.throwIfAborted();
  const requestKey = ports.newRequestKey();
  const order = submitInput({ command, preview, rows, credentials, requestKey });
  const { jobId, attached } = await client.jobs.submit(order);
  await ports.keepOwner();
  if (attached) {
    const live = await client.jobs.get(jobId);
    if (!isSameWork(live, order)) {
      ports.err(`jobcan-autofill: ${words.otherUnderWay(jobId, live.fileName)}\n`);
      return exitCodes.service;
    }
  }
  ports.err(`${attached ? words.attached(jobId) : words.started(jobId)}\n`);
  return await followToEnd(ports, jobId);
}

async function credentialsFor(ports: CliPorts, command: RunCommand): Promise<Credentials> {
  if (command.passwordFrom === "practice") return await practiceCredentials(ports);
  const login = command.login ?? ports.env["JOBCAN_LOGIN"];
  if (login === undefined || login === "") throw new UsageError("--login is missing");
  const password = await passwordFor(ports, command, login);
  if (password === undefined || password === "") {
    throw new UsageError("a password is missing: --password-stdin or JOBCAN_PASSWORD");
  }
  return {
    login,
    password,
    ...(command.company === undefined ? {} : { companyCode: command.company }),
  };
}

/** From where it was said to come; a person at a terminal is asked. */
async function passwordFor(
  ports: CliPorts,
  { passwordFrom }: RunCommand,
  login: string,
): Promise<string | undefined> {
  const fromEnv = ports.env["JOBCAN_PASSWORD"];
  if (passwordFrom === "environment" && fromEnv !== undefined && fromEnv !== "") return fromEnv;
  if (ports.askHidden !== undefined) return await ports.askHidden(ports.words.passwordFor(login));
  return passwordFrom === "stdin" ? (await ports.readStdin()).replace(/\r?\n$/, "") : undefined;
}

async function practiceCredentials(ports: CliPorts): Promise<Credentials> {
  const { practice } = await ports.client.service.info();
  if (practice === undefined) throw new UsageError("this service has no practice site");
  return { login: practice.login, password: practice.password };
}

/** The rows to enter: those in doubt only on the user's word. */
function rowsToSend({ checked }: UploadPreview, command: RunCommand): TimesheetRow[] {
  return checked.rows.filter(({ doubtful }) => command.includeDoubtful || doubtful !== true);
}

interface SubmitParts {
  command: RunCommand;
  preview: UploadPreview;
  rows: TimesheetRow[];
  credentials: Credentials;
  requestKey: string;
}

function submitInput(parts: SubmitParts): SubmitInput {
  const { command, preview, rows, credentials, requestKey } = parts;
  const { note, group, includeHolidays, unreadLeave } = command;
  return {
    uploadId: preview.uploadId,
    rows,
    credentials,
    target: command.target,
    mode: command.plan ? "plan" : "fill",
    options: {
      ...(note === undefined ? {} : { defaultNote: note }),
      ...(group === undefined ? {} : { groupName: group }),
      ...(includeHolidays ? { includeHolidays } : {}),
      ...(unreadLeave === undefined ? {} : { unreadLeave }),
    },
    requestKey,
  };
}

/** Whether a live job does what was asked for now; its own sheet may have had another name. */
function isSameWork(live: JobView, order: SubmitInput): boolean {
  if (live.mode !== order.mode || live.target !== order.target) return false;
  const asked = order.rows.map(({ date, startMin, endMin, breaks }) =>
    keyOf(date, [startMin, ...breaks.flatMap((rest) => [rest.startMin, rest.endMin]), endMin]),
  );
  const doing = live.days.map(({ date, wanted }) =>
    keyOf(
      date,
      wanted.map(({ timeMin }) => timeMin),
    ),
  );
  return asked.toSorted().join() === doing.toSorted().join();
}

function keyOf(date: string, times: readonly number[]): string {
  return [date, ...times.toSorted((a, b) => a - b)].join(" ");
}
