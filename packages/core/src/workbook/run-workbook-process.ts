import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { factsSchema, rawWorkbookSchema } from "@jobcan-automation/contract";
import type { RawWorkbook, WorkbookFault } from "@jobcan-automation/contract";
import { z } from "zod";
import { AutofillError } from "../errors.ts";
import type { WorkbookLimits, WorkbookRequest } from "./workbook-request.ts";

export interface RunWorkbookOptions {
  /** The process' main file: `workbook-main.ts`, or its bundle. */
  entry: URL;
  limits: WorkbookLimits;
  signal: AbortSignal;
  maxOutputBytes: number;
}

/** What the process answered: a workbook read, or the bytes of a file written. */
export interface WorkbookOutput {
  workbook: RawWorkbook | undefined;
  body: Buffer;
  /** True of a written file that holds macros, and must be called .xlsm. */
  hasMacros: boolean;
}

/**
 * Runs one request in a short-lived process: heap limit, wall limit, output limit, an empty environment, no right to write or to start anything.
 * When this settles the process has ended. A process that dies of the file says so as INVALID_WORKBOOK {reason}.
 */
export async function runWorkbookProcess(
  request: WorkbookRequest,
  options: RunWorkbookOptions,
): Promise<WorkbookOutput> {
  options.signal.throwIfAborted();
  const child = spawn(process.execPath, nodeArguments(options), {
    env: {},
    stdio: ["pipe", "pipe", "pipe"],
  });
  const death = watchOver(child, options);
  const output = collect(child, options.maxOutputBytes);
  const complaint = collectComplaint(child);
  writeRequest(child, request);
  const { fault, exit } = await death;
  options.signal.throwIfAborted();
  if (output.isOverfull()) throw dead("too_much_output", exit);
  if (fault) throw dead(fault, exit);
  return parseOutput(output.take(), () => ({ exit, complaint: complaint() }));
}

/** `--permission` leaves reading only; a small young generation keeps the process small. */
function nodeArguments({ limits, entry }: RunWorkbookOptions): string[] {
  return [
    `--max-old-space-size=${limits.readerHeapMb}`,
    "--max-semi-space-size=1",
    "--disable-proto=delete",
    "--no-warnings",
    "--permission",
    "--allow-fs-read=*",
    fileURLToPath(entry),
  ];
}

interface Death {
  fault: WorkbookFault | undefined;
  exit: string;
}

/** Settles when the process has ended, which it does at the deadline or the abort at the latest. Rejects when it could not be started. */
async function watchOver(
  child: WorkbookProcess,
  { limits, signal }: RunWorkbookOptions,
): Promise<Death> {
  let isLate = false;
  const kill = () => child.kill("SIGKILL");
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, limits.readDeadlineMs);
  signal.addEventListener("abort", kill, { once: true });
  try {
    await once(child, "close");
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", kill);
  }
  const exit = child.signalCode ?? String(child.exitCode);
  if (isLate) return { fault: "too_slow", exit };
  return { fault: memoryDeaths.has(exit) ? "too_much_memory" : undefined, exit };
}

/** V8 aborts when its heap is full; the kernel kills when the machine's memory is. */
const memoryDeaths: ReadonlySet<string> = new Set(["SIGABRT", "SIGKILL", "SIGTRAP", "134", "133"]);

function collect(
  child: WorkbookProcess,
  maxBytes: number,
): { take(): Buffer; isOverfull(): boolean } {
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else child.kill("SIGKILL");
  });
  return { take: () => Buffer.concat(chunks), isOverfull: () => bytes > maxBytes };
}

function writeRequest(child: WorkbookProcess, request: WorkbookRequest): void {
  child.stdin.on("error", () => {
    // A process that died before it read its request is told of by its exit.
  });
  child.stdin.end(JSON.stringify(request));
}

/** The end of what the process wrote to stderr: for the server's own log, when the fault is not the file's. */
function collectComplaint(child: WorkbookProcess): () => string {
  let tail = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    tail = (tail + text).slice(-2000);
  });
  return () => tail;
}

function parseOutput(
  output: Buffer,
  describe: () => { exit: string; complaint: string },
): WorkbookOutput {
  const lineEnd = output.indexOf("\n");
  if (lineEnd < 0) {
    const { exit, complaint } = describe();
    throw new AutofillError("INTERNAL", { exit }, { cause: complaint });
  }
  const answer = workbookAnswerSchema.parse(JSON.parse(output.toString("utf8", 0, lineEnd)));
  if (answer.ok) {
    const { workbook, hasMacros = false } = answer;
    return { workbook, hasMacros, body: output.subarray(lineEnd + 1) };
  }
  throw new AutofillError(answer.code, answer.facts, { cause: answer.detail });
}

function dead(reason: WorkbookFault, exit: string): AutofillError {
  return new AutofillError("INVALID_WORKBOOK", { reason, exit });
}

type WorkbookProcess = ChildProcessByStdio<Writable, Readable, Readable>;

const workbookAnswerSchema = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    workbook: rawWorkbookSchema.optional(),
    hasMacros: z.boolean().optional(),
  }),
  z.object({
    ok: z.literal(false),
    code: z.enum(["UNSUPPORTED_FILE", "INVALID_WORKBOOK", "FILE_TOO_LARGE", "INTERNAL"]),
    facts: factsSchema,
    detail: z.string().optional(),
  }),
]);
