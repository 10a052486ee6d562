import { padTo, textWidth, wrapText } from "../terminal/text-width.ts";
import type { CliWords } from "../words/cli-words.ts";
import { exitNumbers } from "../exit-codes.ts";
import type { Command } from "./command.ts";
import { commonOptions, dashed, type OptionName, optionOf } from "./options.ts";

type Line = [term: string, description: string];

const program = "jobcan-autofill";
const indent = "  ";
const widestTerm = 22;
const narrowest = 40;

/** What `--help` says of the whole, within so many columns. */
export function overviewText(
  { help }: CliWords,
  commands: readonly Command[],
  columns: number,
): string {
  const { titles } = help;
  return paged(columns, [
    `${help.usage}${program} ${help.command} ${help.options}`,
    help.intro,
    [titles.commands, commands.map((one) => [called(one), help.commands[one.name].brief])],
    [titles.everyCommand, [...commonOptions, "version" as const].map((name) => lineOf(help, name))],
    help.more,
    help.noPasswordOption,
    [titles.exits, exitNumbers.map((code) => [String(code), help.exits[code]])],
  ]);
}

/** What `--help` says of one command. */
export function commandText({ help }: CliWords, command: Command, columns: number): string {
  const { brief, more = "" } = help.commands[command.name];
  const own = command.options.map((name) => lineOf(help, name));
  return paged(columns, [
    `${help.usage}${program} ${called(command)} ${help.options}`,
    [brief, more].filter(Boolean).join(help.sentenceEnd),
    command.alias === undefined ? "" : help.alsoNamed(command.alias),
    [help.titles.options, own],
    [help.titles.everyCommand, commonOptions.map((name) => lineOf(help, name))],
  ]);
}

/** "check FILE", "completion bash|zsh". */
function called({ name, operand, choices }: Command): string {
  return [name, choices?.join("|") ?? operand].filter(Boolean).join(" ");
}

function lineOf(help: CliWords["help"], name: OptionName): Line {
  const option = optionOf(name);
  const short = option.short === undefined ? "" : `-${option.short}, `;
  const value = option.kind === "flag" ? "" : ` ${option.metavar}`;
  return [`${short}${dashed(name)}${value}`, help.optionLines[name]];
}

/** Paragraphs and titled lists, an empty line between them; nothing is wider than the columns. */
function paged(columns: number, parts: readonly (string | [title: string, lines: Line[]])[]) {
  const width = Math.max(columns, narrowest);
  const texts = parts
    .filter((part) => part !== "" && (typeof part === "string" || part[1].length > 0))
    .map((part) =>
      typeof part === "string" ? wrapText(part, width) : [part[0]].concat(listed(part[1], width)),
    );
  return `${texts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Terms beside their descriptions; a term that is too wide for its column has a line of its own. */
function listed(lines: readonly Line[], width: number): string[] {
  const fitting = lines.map(([term]) => textWidth(term)).filter((term) => term <= widestTerm);
  const column = Math.max(0, ...fitting) + indent.length * 2;
  return lines.flatMap(([term, description]) => {
    const wrapped = wrapText(description, width - column);
    const beside = textWidth(term) <= widestTerm;
    const [first = "", ...rest] = beside ? wrapped : ["", ...wrapped];
    return [
      `${padTo(`${indent}${term}`, column)}${first}`.trimEnd(),
      ...rest.map((line) => `${" ".repeat(column)}${line}`),
    ];
  });
}
