import type { RawRow, TimesheetIssue } from "@jobcan-automation/contract";
import { toPlainText } from "../values/texts/plain-text.ts";
import { parseClockTime } from "../values/times/clock-time.ts";
import type { Hours } from "./check-break.ts";
import type { Finding } from "./finding.ts";

/** A note that corrects the row's hours (「打刻忘れ 実際は20:00退勤」) by a time that is neither its start nor its end. */
export function doubtOfNote(
  row: RawRow,
  { startMin, endMin }: Hours,
  found: Finding,
): TimesheetIssue[] {
  const note = toPlainText(row.cells.note?.text ?? "").slice(0, maxNoteChars);
  if (!correcting.test(note)) return [];
  const isOther = [...note.matchAll(clock)].some(([text]) => {
    const time = parseClockTime(text);
    return time.ok && time.min % 1440 !== startMin % 1440 && time.min % 1440 !== endMin % 1440;
  });
  return isOther ? [found("hours_not_read", "warning", { role: "note" })] : [];
}

const correcting =
  /実際|正しく|本当は|(?:打刻|入力|記入|押し?)(?:を|の)?(?:忘れ|わすれ|漏れ|もれ|誤り|間違|ミス)|(?:出勤|退勤|開始|終了|時刻|打刻)[^、。]{0,12}(?:修正|訂正|変更)/;
const clock = /(?<!\d)\d{1,2}(?::\d{2}|時(?:半|\d{1,2}分?)?)(?!\d|間)/g;
const maxNoteChars = 200;
