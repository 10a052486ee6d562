import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/**
 * Asks on the terminal without showing what is typed. Rejects when the signal is aborted; Ctrl-C is passed on as a
 * signal of the process.
 */
export async function askHidden(question: string, signal: AbortSignal): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  reader.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  process.stderr.write(question);
  try {
    return await reader.question("", { signal });
  } finally {
    reader.close();
    process.stderr.write("\n");
  }
}
