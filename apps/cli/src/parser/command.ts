import type { CliPorts } from "../cli-ports.ts";
import type { CommandName, OperandName } from "../words/usage-words.ts";
import type { OptionName, Values } from "./options.ts";

/** What a command works with: its operand ("" where it takes none) and the options it names. */
export interface Given<N extends OptionName> {
  operand: string;
  values: Pick<Values, N>;
}

/**
 * What a command works with. `own`: the service inside this process, where no other is named; `own-run`: also with a
 * browser. `running`: one that runs already. `none`: no service.
 */
export type ServiceKind = "own" | "own-run" | "running" | "none";

/** One command of the command line. What it is for stands in the words. */
export interface Command<N extends OptionName = OptionName> {
  name: CommandName;
  service: ServiceKind;
  /** Another name of it. */
  alias?: string;
  operand?: OperandName;
  /** What the operand may be, where that is a list. */
  choices?: readonly string[];
  /** Beside those of every command. */
  options: readonly N[];
  /** Resolves to the exit code. */
  run(ports: CliPorts, given: Given<N>): Promise<number>;
}

/** A command as the table takes it: it is given no option that it does not name. */
export function defineCommand<const N extends OptionName = never>(command: Command<N>): Command {
  return command;
}
