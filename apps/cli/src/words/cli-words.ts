import type { DoctorWords } from "./doctor-words.ts";
import type { HelpWords } from "./help-words.ts";
import type { OwnWords } from "./own-words.ts";
import type { UsageWords } from "./usage-words.ts";

/** The command line's own sentences; it shares all others with the page. */
export interface CliWords {
  usage: UsageWords;
  help: HelpWords;
  doctor: DoctorWords;
  own: OwnWords;
  /** `isOwn`: the job ends with this process, so that nothing else can follow or stop it. */
  started(jobId: string, isOwn: boolean): string;
  attached(jobId: string): string;
  /** The account's live job differs from the one that was requested. */
  otherUnderWay(jobId: string, fileName: string): string;
  waiting(position: number, etaSecs: number | undefined): string;
  reconnecting: string;
  reconnected: string;
  stopping: string;
  stopNotSent(jobId: string): string;
  stopSent: string;
  stillRunning(jobId: string): string;
  checked(days: number, doubtful: number): string;
  /** From Sunday. */
  weekdays: readonly string[];
  /** Heads of the understood table. `row` is the place in the sheet, `inSheet` its own text where that is another. */
  understood: Record<"row" | "weekday" | "doubt" | "breaks" | "hours" | "inSheet", string>;
  /** How many days, and their hours in all. */
  sum(days: number, hours: string): string;
  withoutEntry(days: readonly string[]): string;
  /** Heads of the columns that may be chosen. */
  columnsToChoose: readonly [column: string, head: string, values: string];
  /** Heads of the list of jobs. */
  jobColumns: readonly [
    id: string,
    at: string,
    target: string,
    mode: string,
    end: string,
    file: string,
  ];
  noJobs: string;
  /** Of a row that the sheet puts in doubt. */
  doubtful: string;
  /** Heads of a plan after the day. */
  planColumns: readonly [now: string, after: string, why: string];
  /** Rows with errors that are left out on request. */
  skipped(rows: readonly number[]): string;
  /** Doubtful rows that are not sent, for want of --include-doubtful. */
  heldBack(rows: readonly number[]): string;
  /** How many days ended how, after the outcome of the whole. */
  counts(parts: readonly string[]): string;
  passwordFor(login: string): string;
  /** Before anything is sent: how many days, to which Jobcan, as whom. */
  confirm(days: number, target: string, login: string | undefined): string;
  notConfirmed: string;
  /** What a job asks a person: what the site says of the answer before, and the prompts. */
  siteSays(text: string): string;
  codePrompt: string;
  choicePrompt(most: number): string;
  /** Lines that may fit as an answer. */
  suggestions(lines: readonly string[]): string;
  textPrompt: string;
  /** A connection test understood every page, so that there is no structure to save. */
  noSkeleton: string;
  /** Beside what entering sets off at the company. */
  firstDayHint: string;
  /** Where a job stands: "7 of 19". */
  progress(ended: number, days: number): string;
}
