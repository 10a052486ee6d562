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
import { type RunCommand, UsageError } from "../parse-command.ts";
import { hasErrors, issueLines, sheetLines } from "./preview-lines.ts";

/**
 * `run FILE`: check, submit, follow to the end, print the receipt. A live job of the account is followed only if it
 * does the same work.
 */
export async function runCommand(ports: CliPorts, command: RunCommand): Promise<number> {
  const { client, sentences, words, interrupted } = ports;
  const credentials = await credentialsFor(ports, command);
  const file = await ports.readFile(command.file);
  const preview = await client.workbooks.upload(file, basename(command.file), interrupted);
  for (const line of sheetLines(preview, sentences)) ports.err(`${line}\n`);
  for (const line of issueLines(preview, sentences)) ports.err(`${line}\n`);
  if (hasErrors(preview)) return exitCodes.sheetErrors;
  const rows = rowsToSend(preview, command);
  const heldBack = preview.checked.rows.filter((row) => !rows.includes(row));
  if (heldBack.length > 0) ports.err(`${words.heldBack(heldBack.map(({ row }) => row))}\n`);
  if (rows.length === 0) return exitCodes.sheetErrors;
  interrupted.throwIfAborted();
  const requestKey = ports.newRequestKey();
  const input = submitInput({ command, preview, rows, credentials, requestKey });
  const { jobId, attached } = await client.jobs.submit(input);
  await ports.storeOwner();
  if (attached) {
    const live = await client.jobs.get(jobId);
    if (!isSameWork(live, input)) {
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

/** From the source that the options name; at a terminal it is asked for. */
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

/** The rows to enter: doubtful ones only with --include-doubtful. */
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

/** Whether a live job does the same work; its sheet may have had another name. */
function isSameWork(live: JobView, input: SubmitInput): boolean {
  if (live.mode !== input.mode || live.target !== input.target) return false;
  const requested = input.rows.map(({ date, startMin, endMin, breaks }) =>
    keyOf(date, [startMin, ...breaks.flatMap((rest) => [rest.startMin, rest.endMin]), endMin]),
  );
  const underWay = live.days.map(({ date, wanted }) =>
    keyOf(
      date,
      wanted.map(({ timeMin }) => timeMin),
    ),
  );
  return requested.toSorted().join() === underWay.toSorted().join();
}

function keyOf(date: string, times: readonly number[]): string {
  return [date, ...times.toSorted((a, b) => a - b)].join(" ");
}
