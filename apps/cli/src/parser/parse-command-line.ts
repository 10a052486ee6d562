import { parseArgs } from "node:util";
import type { Language } from "@jobcan-automation/sentences";
import type { Env } from "../env.ts";
import type { Command, Given } from "./command.ts";
import {
  commonOptions,
  dashed,
  isOptionName,
  type OptionName,
  optionOf,
  options,
  type Values,
} from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** What a command line asks for. */
export type Invocation =
  | { kind: "help"; command: Command | undefined }
  | { kind: "version" }
  | ({ kind: "run"; command: Command } & Given<OptionName>);

/** Reads a command line against the table of commands. Throws UsageError. */
export function parseCommandLine(
  args: readonly string[],
  commands: readonly Command[],
): Invocation {
  const { tokens } = parseArgs({
    args: [...args],
    options: parseOptions,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const words = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const given = tokens.filter((token) => token.kind === "option");
  const asks = (name: OptionName) => given.some((token) => token.name === name);
  const [first, ...operands] = words;
  if (first === "help" || asks("help")) {
    const about = first === "help" ? operands[0] : first;
    return { kind: "help", command: about === undefined ? undefined : find(commands, about) };
  }
  if (asks("version")) return { kind: "version" };
  const command = find(commands, first ?? "start");
  const values = valuesOf(given, command);
  return { kind: "run", command, values, operand: operandOf(command, operands) };
}

/** The language to speak, also of a command line that is not understood: as asked for, else by the locale. */
export function languageOf(args: readonly string[], env: Env): Language {
  const after = args[args.lastIndexOf("--lang") + 1];
  const asked = args.findLast((arg) => arg.startsWith("--lang="))?.slice("--lang=".length);
  const lang = asked ?? (args.includes("--lang") ? after : undefined);
  if (lang === "ja" || lang === "en") return lang;
  // An empty variable is one that is not set.
  const locales = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]];
  return locales.find(Boolean)?.startsWith("en") === true ? "en" : "ja";
}

const parseOptions = Object.fromEntries(
  Object.entries(options).map(([name, { kind, ...option }]) => [
    name,
    {
      type: kind === "flag" ? ("boolean" as const) : ("string" as const),
      ...("short" in option && option.short !== undefined && { short: option.short }),
    },
  ]),
);

interface OptionToken {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function find(commands: readonly Command[], name: string): Command {
  const command = commands.find((one) => one.name === name || one.alias === name);
  if (command === undefined) throw new UsageError((usage) => usage.unknownCommand(name));
  return command;
}

function valuesOf(given: readonly OptionToken[], command: Command): Values {
  const taken = new Set<string>([...commonOptions, ...command.options]);
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    if (option.kind === "flag") values[name] = false;
  }
  for (const token of given) {
    const { name, rawName } = token;
    if (!isOptionName(name)) throw new UsageError((usage) => usage.unknownOption(rawName));
    if (!taken.has(name)) throw new UsageError((usage) => usage.notOf(rawName, command.name));
    values[name] = valueOf(token, name);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value was read as its option says
  return values as Values;
}

function valueOf({ value, inlineValue, rawName }: OptionToken, name: OptionName): unknown {
  const option = optionOf(name);
  if (option.kind === "flag") {
    if (value === undefined) return true;
    throw new UsageError((usage) => usage.takesNoValue(rawName));
  }
  const isNextOption = inlineValue === false && value !== undefined && /^-./.test(value);
  if (value === undefined || isNextOption) {
    throw new UsageError((usage) => usage.valueMissing(rawName, option.metavar));
  }
  return option.read(value, dashed(name));
}

function operandOf({ name, operand, choices }: Command, given: readonly string[]): string {
  const [first = "", ...rest] = given;
  const tooMany = operand === undefined ? given : rest;
  if (tooMany.length > 0) throw new UsageError((usage) => usage.tooMany(tooMany));
  if (operand === undefined) return "";
  if (first === "") throw new UsageError((usage) => usage.operandMissing(operand, name));
  if (choices?.includes(first) === false) {
    throw new UsageError((usage) => usage.notOneOf(operand, choices, first));
  }
  return first;
}
