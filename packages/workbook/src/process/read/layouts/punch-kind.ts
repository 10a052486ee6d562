import { toPlainText } from "@jobcan-automation/timesheet";
import { parseHead } from "../columns/parse-head.ts";

/** What a line of a punch list is: the day's start, its end, or a side of a break. */
export type PunchKind = "start" | "end" | "breakStart" | "breakEnd";

/**
 * The kind of punch that a cell names (出勤, 退社, 休憩開始, OUT); undefined for any other text. `words` are all texts of
 * its column: beside 入 a 出 is the end.
 */
export function punchKind(text: string, words: ReadonlySet<string>): PunchKind | undefined {
  const plain = toPlainText(text)
    .toLowerCase()
    .replaceAll(/[_\s-]/g, "");
  if (plain === "" || plain.length > maxKindChars) return undefined;
  const isDoor = [...words].some((word) => /^(?:入|入り|入場?)$/.test(word.trim()));
  if (isDoor && /^出$/.test(plain)) return "end";
  const own = ownWords.get(plain);
  if (own) return own;
  const { role, kind, modifier } = parseHead(text);
  const isPunch = modifier === "" && punchKinds.has(kind);
  return role === undefined || role === "date" || role === "note" || !isPunch ? undefined : role;
}

const punchKinds: ReadonlySet<string> = new Set(["none", "actual", "raw", "break"]);

/** Words that are no header of a column. */
const ownWords = new Map<string, PunchKind>([
  ["workstart", "start"],
  ["workend", "end"],
  ["reststart", "breakStart"],
  ["restend", "breakEnd"],
  ["休入", "breakStart"],
  ["休戻", "breakEnd"],
  ["休始", "breakStart"],
  ["休終", "breakEnd"],
]);

const maxKindChars = 12;
