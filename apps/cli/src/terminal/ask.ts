import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/**
 * Asks on the terminal without showing what is typed. Rejects when the signal is aborted; Ctrl-C is passed on as a
 * signal of the process.
 */
export async function askHidden(question: string, signal: AbortSignal): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    return await answerTo("", nowhere, { signal, ready: () => process.stderr.write(question) });
  } finally {
    process.stderr.write("\n");
  }
}

/** The same, showing what is typed. */
export async function ask(question: string, signal: AbortSignal): Promise<string> {
  return await answerTo(question, process.stderr, { signal });
}

/** `ready` is called once the terminal itself shows nothing of what is typed any more. */
async function answerTo(
  question: string,
  output: NodeJS.WritableStream,
  { signal, ready }: { signal: AbortSignal; ready?: () => void },
): Promise<string> {
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  ready?.();
  reader.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    return await reader.question(question, { signal });
  } finally {
    reader.close();
  }
}
