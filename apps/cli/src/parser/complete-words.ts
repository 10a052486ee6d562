import type { HelpWords } from "../words/help-words.ts";
import type { Command } from "./command.ts";
import {
  commonOptions,
  dashed,
  isOptionName,
  type OptionName,
  optionOf,
  options,
} from "./options.ts";

/** A word that may stand there, and what it is for. */
type Candidate = [word: string, about: string];

/**
 * What may stand where a word is being typed, a line each ("--json⇥Results as JSON"). Nothing where only the user
 * knows, as for a file's name.
 */
export function completeWords(
  { current, before }: { current: string; before: readonly string[] },
  commands: readonly Command[],
  help: HelpWords,
): string {
  // bash takes "--target=x" for three words.
  const words = before.filter((word) => word !== "=");
  const word = current === "=" ? "" : current;
  return candidatesAfter(words, word, { commands, help })
    .filter(([candidate]) => candidate.startsWith(word))
    .map(([candidate, about]) => `${candidate}\t${about}\n`)
    .join("");
}

function candidatesAfter(
  words: readonly string[],
  word: string,
  { commands, help }: { commands: readonly Command[]; help: HelpWords },
): Candidate[] {
  const open = valuedOption(words.at(-1));
  if (open !== undefined) return choicesOf(open).map((choice) => [choice, ""]);
  const operands = words.filter((one, at) => !one.startsWith("-") && !valuedOption(words[at - 1]));
  const command = commands.find(({ name, alias }) => [name, alias].includes(operands[0]));
  if (word.startsWith("-")) {
    const taken: OptionName[] = [...(command?.options ?? []), ...commonOptions];
    return taken.map((name) => [dashed(name), help.optionLines[name]]);
  }
  if (operands.length === 0) {
    return commands.map(({ name }) => [name, help.commands[name].brief]);
  }
  const choices = operands.length === 1 ? (command?.choices ?? []) : [];
  return choices.map((choice) => [choice, ""]);
}

/** The option of a word that waits for its value. */
function valuedOption(word: string | undefined): OptionName | undefined {
  if (word?.startsWith("-") !== true) return undefined;
  const long = word.slice(2);
  const name = word.startsWith("--") ? long : shortOf(word.slice(1));
  if (name === undefined || !isOptionName(name)) return undefined;
  return optionOf(name).kind === "flag" ? undefined : name;
}

function shortOf(letter: string): string | undefined {
  return Object.keys(options).find((name) => isOptionName(name) && optionOf(name).short === letter);
}

function choicesOf(name: OptionName): readonly string[] {
  const option = optionOf(name);
  return option.kind === "flag" ? [] : (option.choices ?? []);
}
