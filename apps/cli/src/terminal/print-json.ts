import type { CliPorts } from "../cli-ports.ts";

/** A result for programs, indented for people, on stdout. */
export function printJson(ports: Pick<CliPorts, "out">, value: unknown): void {
  ports.out(`${JSON.stringify(value, null, 2)}\n`);
}
