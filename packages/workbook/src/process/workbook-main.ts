import { text } from "node:stream/consumers";
import { endWithParent } from "./end-with-parent.ts";
import { limitOwnMemory } from "./limit-own-memory.ts";
import { Refusal } from "../refusal.ts";
import { readFileAs } from "./read/read-file-as.ts";
import type { WorkbookRequest, WorkbookAnswer } from "../workbook-request.ts";

/*
 * The main file of the workbook process. It reads one request as JSON from stdin, writes one answer line to stdout
 * (then the bytes of a written file), and ends. It runs with a heap limit, an empty environment and no right to write
 * files or start processes. Its parent enforces the deadline, and it ends with its parent.
 */
await main();

async function main(): Promise<void> {
  endWithParent(Number(process.argv[3]));
  limitOwnMemory(Number(process.argv[4]));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parent is this program's own and typed; zod would double the start-up time
  const request = JSON.parse(await text(process.stdin)) as WorkbookRequest;
  const { answer, body = [] } = await answerSafely(request);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  for (const piece of body) process.stdout.write(piece);
}

interface Outcome {
  answer: WorkbookAnswer;
  body?: readonly Uint8Array[];
}

async function answerSafely(request: WorkbookRequest): Promise<Outcome> {
  try {
    return await answerRequest(request);
  } catch (error) {
    if (error instanceof Refusal)
      return { answer: { ok: false, code: error.code, facts: error.facts } };
    const detail = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "";
    return { answer: { ok: false, code: "INTERNAL", facts: {}, detail } };
  }
}

async function answerRequest(request: WorkbookRequest): Promise<Outcome> {
  switch (request.kind) {
    case "read":
      return { answer: { ok: true, workbook: await readFileAs(request) } };
    case "template": {
      const { writeTemplate } = await import("./write/write-template.ts");
      return { answer: { ok: true }, body: [await writeTemplate(request.month, request.today)] };
    }
    case "receipt": {
      const { writeReceipt } = await import("./write/write-receipt.ts");
      const { pieces, hasMacros } = await writeReceipt(request);
      return { answer: { ok: true, hasMacros }, body: pieces };
    }
  }
}
