import { targets, unreadLeaveChoices } from "@jobcan-automation/contract";
import { languages } from "@jobcan-automation/sentences";
import {
  readAddress,
  readColumns,
  readDates,
  readLatency,
  readMonth,
  readPort,
} from "./read-values.ts";
import { UsageError } from "./usage-error.ts";

/** An option without a value. */
interface Flag {
  kind: "flag";
  short?: string;
}

/** An option with one: how help names it, what it may be, and how its text is read (throws UsageError). */
interface Valued<T> {
  kind: "value";
  short?: string;
  metavar: string;
  choices?: readonly string[];
  read(text: string, option: string): T;
}

/** One option, whichever command takes it. */
export type Option = Flag | Valued<unknown>;

/** Every option of every command; what each is for stands in the words. */
export const options = {
  server: text("URL", readAddress),
  "access-token": text("TOKEN"),
  new: flag(),
  json: flag(),
  verbose: flag(),
  lang: choice(languages),
  help: flag("h"),
  version: flag(),
  login: text("NAME"),
  "password-stdin": flag(),
  "practice-account": flag(),
  "own-sign-in": flag(),
  company: text("ID"),
  target: choice(targets),
  plan: flag(),
  note: text("TEXT"),
  group: text("NAME"),
  "include-holidays": flag(),
  "unread-leave": choice(unreadLeaveChoices),
  "add-missing-on": text("YYYY-MM-DD,…", readDates),
  "include-doubtful": flag(),
  "first-day-only": flag(),
  "after-day": flag(),
  yes: flag("y"),
  port: text("PORT", readPort),
  "no-open": flag(),
  tenant: text("NAME"),
  faults: text("NAME[:value=N],…"),
  latency: text("MS", readLatency),
  list: flag(),
  sheet: text("NAME"),
  month: text("YYYY-MM", readMonth),
  person: text("NAME"),
  columns: text("date=A,start=D,end=E", readColumns),
  "accept-suggestions": flag(),
  "only-good": flag(),
  skeleton: text("FILE"),
  output: text("FILE", (given) => given, "o"),
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof options;

/** What was given: true or false for a flag, undefined for a value that was not given. */
export type Values = {
  readonly [N in OptionName]: (typeof options)[N] extends Valued<infer T> ? T | undefined : boolean;
};

/** What every command takes. */
export const commonOptions = [
  "server",
  "access-token",
  "json",
  "lang",
  "verbose",
  "help",
] as const satisfies OptionName[];

/** How help, a usage error and completion write it: "--output". */
export function dashed(name: string): string {
  return `--${name}`;
}

/** The option of a name as the table has it, with what it may have. */
export function optionOf(name: OptionName): Option {
  return options[name];
}

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

function flag(short?: string): Flag {
  return { kind: "flag", ...(short !== undefined && { short }) };
}

function text(metavar: string): Valued<string>;
function text<T>(metavar: string, read: Valued<T>["read"], short?: string): Valued<T>;
function text(metavar: string, read: Valued<unknown>["read"] = (given) => given, short?: string) {
  return { kind: "value", metavar, read, ...(short !== undefined && { short }) };
}

function choice<T extends string>(choices: readonly T[]): Valued<T> {
  return {
    kind: "value",
    metavar: choices.join("|"),
    choices,
    read: (given, option) => {
      const chosen = choices.find((one) => one === given);
      if (chosen !== undefined) return chosen;
      throw new UsageError((words) => words.notOneOf(option, choices, given));
    },
  };
}
