import { once } from "node:events";
import { type RawWorkbook, type WorkbookRefusal, AutofillError } from "@jobcan-automation/contract";
import { factsSchema, rawWorkbookSchema } from "@jobcan-automation/contract/schemas";
import { z } from "zod";
import {
  linuxSystem,
  type MemoryWall,
  type ProcessSystem,
  watchMemory,
} from "@jobcan-automation/proc";
import { type ReaderProcess, spawnReader } from "./spawn-reader.ts";
import type { WorkbookLimits, WorkbookRequest } from "./workbook-request.ts";

export interface RunWorkbookOptions {
  /** The process' main file: `workbook-main.ts`, or its bundle. */
  entry: URL;
  limits: WorkbookLimits;
  signal: AbortSignal;
  maxOutputBytes: number;
  /** Reads how much memory the process uses; by default from the system. */
  residentMb?: (pid: number) => number | undefined;
  /** Linux where it is left out. */
  system?: ProcessSystem | undefined;
}

/** The answer of the process: the workbook it read, or the bytes of the file it wrote. */
export interface WorkbookOutput {
  workbook: RawWorkbook | undefined;
  body: Buffer;
  /** True for a written file with macros, which must be called .xlsm. */
  hasMacros: boolean;
}

/**
 * Runs one request in a short-lived process with limits of memory, time and output, an empty environment, and no right
 * to write or to start anything. The process has ended when this settles, and ends with this process. If the file kills
 * it, this throws INVALID_WORKBOOK {reason}.
 */
export async function runWorkbookProcess(
  request: WorkbookRequest,
  options: RunWorkbookOptions,
): Promise<WorkbookOutput> {
  options.signal.throwIfAborted();
  const system = options.system ?? linuxSystem;
  const limitMb = memoryLimitMb(options);
  // Where the system shows us nothing of it, the process keeps its wall itself.
  const ownWallMb = system.kind === "portable" ? limitMb : undefined;
  using reader = spawnReader({ ...options, system, ownWallMb });
  const { child } = reader;
  if (child.pid === undefined) throw await whyNotStarted(child);
  const residentMb = options.residentMb ?? ((pid) => system.residentMb(pid));
  const death = watchOver(child, options, { limitMb, residentMb });
  const output = collect(child, options.maxOutputBytes);
  const complaint = collectComplaint(child);
  writeRequest(child, request);
  const { reason, exit } = await death;
  options.signal.throwIfAborted();
  if (output.isOverfull()) throw dead("too_much_output", { exit });
  if (reason) throw dead(reason, { exit, limitMb });
  return parseOutput(output.take(), () => ({ exit, complaint: complaint() }));
}

/** The system's error for a process that could not be started; such a child has no pipes. */
async function whyNotStarted(child: ReaderProcess): Promise<unknown> {
  const [error]: unknown[] = await once(child, "error");
  const errno = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!lacking.has(errno)) return error;
  return new AutofillError("NO_SPACE", { errno }, { cause: error, retryAfterSecs: 60 });
}

/** The system has no file, process or memory to give. */
const lacking: ReadonlySet<string> = new Set(["EAGAIN", "EMFILE", "ENFILE", "ENOMEM"]);

interface Death {
  reason: WorkbookRefusal | undefined;
  exit: string;
}

/** Settles when the process has ended; kills it at the deadline, the memory limit or an abort. */
async function watchOver(
  child: ReaderProcess,
  { limits, signal }: RunWorkbookOptions,
  wall: MemoryWall,
): Promise<Death> {
  let reason: WorkbookRefusal | undefined;
  const kill = () => child.kill("SIGKILL");
  const end = (why: WorkbookRefusal) => {
    reason ??= why;
    kill();
  };
  const timer = setTimeout(() => end("too_slow"), limits.readDeadlineMs);
  using _watch = watchMemory(child.pid ?? 0, wall, () => end("too_much_memory"));
  signal.addEventListener("abort", kill, { once: true });
  try {
    await once(child, "close");
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", kill);
  }
  const exit = child.signalCode ?? String(child.exitCode);
  return { reason: reason ?? reasonByExit.get(exit), exit };
}

/** A process that is started from its sources also loads Node's type stripper. */
function memoryLimitMb({ entry, limits }: RunWorkbookOptions): number {
  return limits.readerMemoryMb + (entry.pathname.endsWith(".ts") ? typeStripperMb : 0);
}

const typeStripperMb = 40;

/**
 * V8 aborts when its heap is full; the kernel kills when the machine's memory is full, and sends SIGXCPU when the
 * processor time is used up.
 */
const reasonByExit: ReadonlyMap<string, WorkbookRefusal> = new Map([
  ["SIGABRT", "too_much_memory"],
  ["SIGKILL", "too_much_memory"],
  ["SIGTRAP", "too_much_memory"],
  ["134", "too_much_memory"],
  ["133", "too_much_memory"],
  ["SIGXCPU", "too_slow"],
  ["152", "too_slow"],
]);

function collect(
  child: ReaderProcess,
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

function writeRequest(child: ReaderProcess, request: WorkbookRequest): void {
  child.stdin.on("error", () => {
    // If the process died before it read its request, its exit says why.
  });
  child.stdin.end(JSON.stringify(request));
}

/** The end of what the process wrote to stderr, for the server's log when the error is not the file's. */
function collectComplaint(child: ReaderProcess): () => string {
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

function dead(
  reason: WorkbookRefusal,
  { exit, limitMb }: { exit: string; limitMb?: number },
): AutofillError {
  const isOfMemory = reason === "too_much_memory" && limitMb !== undefined;
  return new AutofillError("INVALID_WORKBOOK", { reason, exit, ...(isOfMemory && { limitMb }) });
}

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
