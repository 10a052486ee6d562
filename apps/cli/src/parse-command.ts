import { parseArgs } from "node:util";
import type { StopMode, Target, UnreadLeave } from "@jobcan-automation/contract";
import { type ReceiptFormat, receiptFormats } from "@jobcan-automation/client";
import type { Language } from "@jobcan-automation/sentences";

export interface RunCommand {
  name: "run";
  file: string;
  login: string | undefined;
  passwordFrom: "stdin" | "environment" | "practice";
  company: string | undefined;
  target: Target;
  plan: boolean;
  note: string | undefined;
  group: string | undefined;
  includeHolidays: boolean;
  unreadLeave: UnreadLeave | undefined;
  /** Enter rows that the sheet itself puts in doubt, too. */
  includeDoubtful: boolean;
}

interface ReceiptCommand {
  name: "receipt";
  jobId: string;
  output: string;
  format: ReceiptFormat;
}

export interface StopCommand {
  name: "stop";
  jobId: string;
  when: StopMode;
}

/** What the user asked for. */
export type Command =
  | RunCommand
  | { name: "check"; file: string }
  | { name: "follow"; jobId: string }
  | ReceiptCommand
  | StopCommand
  | { name: "template"; month: string; output: string }
  | { name: "help" };

/** What every command has. */
export interface Common {
  server: string;
  json: boolean;
  lang: Language;
}

/** A command line that is not valid; its message is for the terminal. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads a command line. Throws UsageError. */
export function parseCommand(args: readonly string[], env: Env): { command: Command } & Common {
  const { values, positionals } = parsed(args);
  const common = {
    server: serverUrl(values.server ?? env["JOBCAN_AUTOFILL_SERVER"] ?? "http://localhost:3000"),
    json: values.json ?? false,
    lang: language(values.lang, env),
  };
  const [name, operand, ...rest] = positionals;
  if (values.help === true) return { ...common, command: { name: "help" } };
  if (rest.length > 0) throw new UsageError(`too many arguments: ${rest.join(" ")}`);
  return { ...common, command: commandOf(name, operand, values) };
}

const options = {
  server: { type: "string" },
  login: { type: "string" },
  "password-stdin": { type: "boolean" },
  "practice-account": { type: "boolean" },
  company: { type: "string" },
  target: { type: "string" },
  plan: { type: "boolean" },
  note: { type: "string" },
  group: { type: "string" },
  "include-holidays": { type: "boolean" },
  "unread-leave": { type: "string" },
  "include-doubtful": { type: "boolean" },
  "after-day": { type: "boolean" },
  output: { type: "string", short: "o" },
  json: { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof parsed>["values"];

function commandOf(name: string | undefined, operand: string | undefined, values: Values): Command {
  switch (name) {
    case "run":
      return runCommand(needed(operand, "FILE"), values);
    case "check":
      return { name, file: needed(operand, "FILE") };
    case "follow":
      return { name, jobId: needed(operand, "ID") };
    case "receipt":
      return receiptCommand(needed(operand, "ID"), values.output);
    case "stop":
      return {
        name,
        jobId: needed(operand, "ID"),
        when: values["after-day"] === true ? "after_day" : "now",
      };
    case "template":
      return {
        name,
        month: needed(operand, "MONTH"),
        output: values.output ?? `timesheet-${operand}.xlsx`,
      };
    case "help":
      return { name };
    case undefined:
      throw new UsageError("a command is missing");
    default:
      throw new UsageError(`unknown command: ${name}`);
  }
}

function runCommand(file: string, values: Values): RunCommand {
  return {
    name: "run",
    file,
    login: values.login,
    passwordFrom: passwordSource(values),
    company: values.company,
    target: targetOf(values.target),
    plan: values.plan ?? false,
    note: values.note,
    group: values.group,
    includeHolidays: values["include-holidays"] ?? false,
    unreadLeave: unreadLeaveOf(values["unread-leave"]),
    includeDoubtful: values["include-doubtful"] ?? false,
  };
}

function receiptCommand(jobId: string, output = `receipt-${jobId.slice(0, 8)}.xlsx`): Command {
  const format = receiptFormats.find((ending) => output.toLowerCase().endsWith(`.${ending}`));
  if (format !== undefined) return { name: "receipt", jobId, output, format };
  throw new UsageError(`--output must end in .${receiptFormats.join(", .")}, not ${output}`);
}

function passwordSource(values: Values): RunCommand["passwordFrom"] {
  if (values["practice-account"] !== true) {
    return values["password-stdin"] === true ? "stdin" : "environment";
  }
  if (targetOf(values.target) !== "practice") {
    throw new UsageError("--practice-account needs --target practice");
  }
  return "practice";
}

function targetOf(value: string | undefined): Target {
  if (value === undefined || value === "jobcan") return "jobcan";
  if (value === "practice") return "practice";
  throw new UsageError(`--target must be practice or jobcan, not ${value}`);
}

function unreadLeaveOf(value: string | undefined): UnreadLeave | undefined {
  if (value === undefined || value === "leave" || value === "enter") return value;
  throw new UsageError(`--unread-leave must be leave or enter, not ${value}`);
}

function needed(operand: string | undefined, what: string): string {
  if (operand === undefined) throw new UsageError(`${what} is missing`);
  return operand;
}

function serverUrl(text: string): string {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === "http:" || protocol === "https:") return text;
  throw new UsageError(`--server must be an http or https address, not ${text}`);
}

function language(value: string | undefined, env: Env): Language {
  if (value === "ja" || value === "en") return value;
  if (value !== undefined) throw new UsageError(`--lang must be ja or en, not ${value}`);
  // An empty variable is one that is not set.
  const locales = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]];
  return locales.find(Boolean)?.startsWith("en") === true ? "en" : "ja";
}
