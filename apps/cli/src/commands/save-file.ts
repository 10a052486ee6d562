import type { CliPorts } from "../cli-ports.ts";
import { exitCodes } from "../exit-codes.ts";

/** Writes a file that the service gives, and says where. */
export async function saveFile(
  ports: CliPorts,
  output: string,
  file: Promise<Blob>,
): Promise<number> {
  await ports.writeFile(output, new Uint8Array(await (await file).arrayBuffer()));
  ports.err(`${output}\n`);
  return exitCodes.ok;
}
