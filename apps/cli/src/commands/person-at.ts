import type { PersonChoice } from "@jobcan-automation/contract";
import type { CliPorts } from "../cli-ports.ts";

/** Who is there to answer what a job asks: somebody who types at a terminal, or nobody on a pipe. */
export function personAt({ ask }: CliPorts): PersonChoice {
  return ask === undefined ? "absent" : "typing";
}
