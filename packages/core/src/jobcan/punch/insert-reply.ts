import type { DayReason } from "@jobcan-automation/contract";
import { z } from "zod";

/** The reply of adit/insert (docs/jobcan.md §5.2): always 200 with JSON; anything else counts as no answer. */
export type InsertReply =
  | { kind: "accepted"; logTable: string | undefined; refresh: boolean }
  | { kind: "refused"; field: string; code: string }
  | { kind: "no_answer"; cause: string };

/** Pure: a reply's body. */
export function parseInsertReply(body: string): InsertReply {
  const parsed = replySchema.safeParse(jsonOf(body));
  if (!parsed.success) return { kind: "no_answer", cause: "not_json" };
  const { result, errors, log_table: logTable, refresh } = parsed.data;
  if (isYes(result)) {
    return { kind: "accepted", logTable: logTable ?? undefined, refresh: isYes(refresh) };
  }
  const [field = "", code] = Object.entries(errors ?? {})[0] ?? [];
  if (!isNo(result) && field === "") return { kind: "no_answer", cause: "odd_result" };
  return { kind: "refused", field, code: firstText(code).slice(0, 50) };
}

/** A field may have one code or a list of them. */
function firstText(code: unknown): string {
  const first: unknown = typeof code === "object" && code !== null ? Object.values(code)[0] : code;
  return typeof first === "string" ? first : "";
}

/** 0 or false, in the same ways; any other word says neither. */
function isNo(value: number | string | boolean): boolean {
  return value === false || value === "false" || (value !== "" && Number(value) <= 0);
}

/** 1 or true, as a number, a word or itself (docs/jobcan.md §13 f). */
function isYes(value: unknown): boolean {
  return value === true || value === "true" || Number(value) > 0;
}

/**
 * Pure: what a refusal means for the day. A future day that is refused by its date gets the reason `future`. A note is
 * wanting where none was sent or the code says so; one that was sent is else refused for what it is.
 */
export function refusalReason(
  { field, code }: { field: string; code: string },
  { isFuture, note }: { isFuture: boolean; note: string },
): DayReason {
  if (field === "date" && code === "closed") return "closed";
  if (field === "date") return isFuture || code === "future" ? "future" : "day_refused";
  if (field === "time") return timeReasons.get(code) ?? "time_refused";
  if (field === "notice") {
    return note.trim() === "" || wanting.test(code) ? "note_required" : "note_refused";
  }
  if (field === "group_id") return "group_refused";
  return "refused";
}

/** The code of a missing note is not known. */
const wanting = /^(?:$|empty|blank|none|null|missing|require|mandatory|need)/i;

const timeReasons: ReadonlyMap<string, DayReason> = new Map([
  ["duplicate", "duplicate_time"],
  ["auto_leave", "auto_leave"],
  ["early", "too_early"],
]);

const replySchema = z.object({
  result: z.union([z.number(), z.string(), z.boolean()]),
  log_table: z.string().nullish(),
  refresh: z.union([z.number(), z.string(), z.boolean(), z.null()]).optional(),
  // PHP writes an empty map as a list.
  errors: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullish(),
});

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // A page instead of JSON: the session ended, or the site is down.
    return undefined;
  }
}
