import { html } from "hono/html";
import type { Language } from "../../tenants/tenant.ts";
import type { BookDay } from "./book-day.ts";
import type { Markup } from "../markup.ts";
import type { Words } from "../words/words.ts";

/** 勤怠状況: codes with their tooltip, leave as a link to its request (docs/jobcan.md §4.2); empty by default. */
export function statusCell(words: Words, language: Language, day: BookDay): Markup | string {
  const codes = [...leaveCodes(language, day), ...attendanceCodes(words, day)];
  if (codes.length === 0) return "";
  const title = codes.map((code) => code.text).join(" ");
  return html`<div
    data-toggle="tooltip"
    data-placement="bottom"
    title="${title}"
    data-original-title=""
  >
    ${codes.map(letter)}
  </div>`;
}

interface StatusCode {
  readonly letter: string;
  readonly text: string;
  readonly appliedId: number | null;
}

function letter(code: StatusCode): Markup {
  const color = code.appliedId === null ? "#d9534f" : "#337ab7";
  const text = html`<font style="font-weight: bold;color: ${color}">${code.letter}</font>`;
  if (code.appliedId === null) return text;
  return html`<a href="/employee/holiday/info?applied_id=${code.appliedId}">${text}</a>`;
}

function leaveCodes(language: Language, day: BookDay): StatusCode[] {
  return day.leave.map(({ code, codeEnglish, text, appliedId }) => ({
    letter: language === "ja" ? code : codeEnglish,
    text,
    appliedId,
  }));
}

function attendanceCodes(words: Words, day: BookDay): StatusCode[] {
  const { shift, hours } = day;
  if (shift === null || !day.isPast || day.leave.length > 0) return [];
  const codes: (readonly [string, string])[] = [];
  if (hours.start === null) codes.push(words.absent);
  if (hours.start !== null && hours.start > shift.startMinutes) codes.push(words.late);
  if (hours.end !== null && hours.end < shift.endMinutes) codes.push(words.early);
  return codes.map(([code, text]) => ({ letter: code, text, appliedId: null }));
}
