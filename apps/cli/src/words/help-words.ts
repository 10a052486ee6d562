import type { ExitCode } from "../exit-codes.ts";
import type { OptionName } from "../parser/options.ts";
import type { CommandName } from "./usage-words.ts";

/** What help says. */
export interface HelpWords {
  /** Before the line that shows how to call it. */
  usage: string;
  command: string;
  options: string;
  intro: string;
  titles: { commands: string; options: string; everyCommand: string; exits: string };
  /** Where a command's own options are listed. */
  more: string;
  alsoNamed(name: string): string;
  /** Between two sentences. */
  sentenceEnd: string;
  noPasswordOption: string;
  /** One line in the list of commands, and what the command's own help adds. */
  commands: Readonly<Record<CommandName, { brief: string; more?: string }>>;
  optionLines: Readonly<Record<OptionName, string>>;
  exits: Readonly<Record<ExitCode, string>>;
}
