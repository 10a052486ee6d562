import { type LogEntry, logLimits, type LogMessage } from "@jobcan-automation/contract";
import { logMessageSchema } from "@jobcan-automation/contract/schemas";

/** A job's newest log entries; older ones are dropped and counted. */
export interface LogBuffer {
  /** Adds the entry and gives back what was dropped for it. */
  push(entry: LogEntry): LogEntry | undefined;
  /** Oldest first. */
  entries(): LogEntry[];
  readonly dropped: number;
}

/** A ring of 200 entries (docs/product.md §2 P0-2). `known` are the entries of a job read from the store. */
export function createLogBuffer(known: readonly LogEntry[] = [], alreadyDropped = 0): LogBuffer {
  const held = [...known];
  let dropped = alreadyDropped;
  return {
    push(entry) {
      held.push(entry);
      if (held.length <= logLimits.maxEntries) return undefined;
      dropped += 1;
      return held.shift();
    },
    entries: () => [...held],
    get dropped() {
      return dropped;
    },
  };
}

/**
 * The message with all its text cut to 2,000 code points, on one line and well-formed, whatever the site or the sheet
 * put in it.
 */
export function cutMessage(message: LogMessage): LogMessage {
  const facts = cutTexts(message.facts, { charsLeft: logLimits.maxChars });
  return logMessageSchema.parse({ code: message.code, facts });
}

function cutTexts(value: unknown, budget: { charsLeft: number }): unknown {
  if (typeof value === "string") return cutText(value, budget);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, cutTexts(part, budget)]),
  );
}

// Terminal sequences, controls, and the marks that turn the direction of text.
const unsafe =
  /\p{Cc}\[[\d;?]*[ -/]*[@-~]|[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

function cutText(text: string, budget: { charsLeft: number }): string {
  // A slice by code units first: a text of megabytes must not be spread into code points.
  const head = text.slice(0, budget.charsLeft * 2 + 2).toWellFormed();
  const points = Array.from(head.replace(unsafe, " "));
  if (points.length <= budget.charsLeft) {
    budget.charsLeft -= points.length;
    return points.join("");
  }
  const cut = points.slice(0, Math.max(0, budget.charsLeft - 1));
  budget.charsLeft = 0;
  return `${cut.join("")}…`;
}
