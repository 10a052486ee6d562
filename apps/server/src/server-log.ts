import { randomUUID } from "node:crypto";
import { createSecretMask } from "@jobcan-automation/core";
import { AutofillError } from "@jobcan-automation/contract";
import { type LineLevel, printable, renderLine } from "@jobcan-automation/diagnostics";

/** The server's own log: one line each, fixed word first. */
export interface ServerLog {
  line(level: LineLevel, word: string, facts?: Record<string, string | number | boolean>): void;
  /**
   * An error that no caller gets to see. Its message is left out, since it may quote what a user typed; returns the
   * id it is logged under.
   */
  unexpected(where: string, error: unknown, id?: string): string;
}

export interface ServerLogOptions {
  write: (line: string) => void;
  format: "text" | "json";
  now: () => number;
}

const mask = createSecretMask([]);

export function createServerLog({ write, format, now }: ServerLogOptions): ServerLog {
  const line: ServerLog["line"] = (level, word, facts = {}) => {
    const masked = Object.fromEntries(
      Object.entries(facts).map(([key, value]) => [
        key,
        typeof value === "string" ? mask(value) : value,
      ]),
    );
    const parts = Object.entries(masked).map(
      ([key, value]) => `${key}=${printable(String(value))}`,
    );
    const text = [word, ...parts].join(" ");
    write(renderLine({ level, text, fields: { msg: word, ...masked } }, format, now()));
  };
  return {
    line,
    unexpected(where, error, id = randomUUID()) {
      line("error", "server_fault", { id, where, ...factsOf(error) });
      return id;
    },
  };
}

function factsOf(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { name: typeof error };
  const cause =
    error instanceof AutofillError && error.cause instanceof Error ? error.cause : error;
  const code = error instanceof AutofillError ? error.code : systemCode(cause);
  return {
    name: cause.name,
    ...(code !== undefined && { code }),
    ...(isOfSystem(cause) && { message: cause.message.slice(0, 300) }),
    stack: framesOf(cause),
  };
}

/**
 * A system call's message names the call and a path, SQLite's the rule that was broken; others with a code may quote
 * the value that was wrong.
 */
function isOfSystem(error: Error): boolean {
  return "syscall" in error || "errstr" in error;
}

function systemCode(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function framesOf(error: Error): string {
  const frames = (error.stack ?? "").split("\n").filter((row) => row.startsWith("    at "));
  return frames
    .slice(0, 6)
    .map((row) => row.trim())
    .join(" < ");
}
