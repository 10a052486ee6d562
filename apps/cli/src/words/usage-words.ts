/** The commands by their names. */
export type CommandName =
  | "start"
  | "fill"
  | "plan"
  | "check"
  | "probe"
  | "recheck"
  | "template"
  | "follow"
  | "stop"
  | "receipt"
  | "jobs"
  | "telemetry"
  | "key"
  | "practice"
  | "doctor"
  | "completion";

/** What a command is about, as its help writes it. */
export type OperandName = "FILE" | "ID" | "JOB" | "MONTH" | "SHELL";

/** Why a command line is not understood, or cannot be met as it stands. Options come as they were typed. */
export interface UsageWords {
  unknownCommand(name: string): string;
  unknownOption(option: string): string;
  /** An option of other commands. */
  notOf(option: string, command: CommandName): string;
  valueMissing(option: string, metavar: string): string;
  takesNoValue(option: string): string;
  operandMissing(operand: OperandName, command: CommandName): string;
  tooMany(words: readonly string[]): string;
  notOneOf(what: string, choices: readonly string[], given: string): string;
  notANumber(option: string, range: { least: number; most: number }, given: string): string;
  /** Of the names that `practice --list` shows. */
  notListed(option: string, given: string): string;
  notAnAddress(option: string, given: string): string;
  notAMonth(option: string, given: string): string;
  notDates(option: string, given: string): string;
  notColumns(option: string, given: string): string;
  badEnding(option: string, endings: readonly string[], given: string): string;
  needsPractice: string;
  loginMissing: string;
  passwordMissing: string;
  noPracticeSite: string;
  /** No terminal, or no screen and browser of the person where the service runs. */
  noOwnSignIn: string;
  noTemplate(month: string): string;
  /** A JSON file without the days of a receipt. */
  notAReceipt(path: string): string;
  notAFile(path: string): string;
  /** With the system's own code ("ENOENT"). */
  fileRefused(path: string, code: string): string;
  /** A file whose folder is not there. */
  noFolder(path: string): string;
  /** The result on stdout was not written; with the system's own code ("ENOSPC"). */
  resultLost(code: string): string;
  /** Where to read on. */
  seeHelp: string;
}
