import type { Sandbox } from "@jobcan-automation/sandbox";
import type { SheetDay } from "./sheets.ts";

/** What the practice Jobcan holds, one line a punch: "2026-11-02 work_start 9:15". */
export function recordedLines(sandbox: Sandbox, account?: string): string[] {
  return sandbox
    .punches(account)
    .map(({ date, kind, minutes }) => `${date} ${kind} ${clock(minutes)}`);
}

/** What it must hold once these days are entered. */
export function wantedLines(days: readonly SheetDay[]): string[] {
  return days.flatMap(({ date, start, end }) => [
    `${date} work_start ${start}`,
    `${date} work_end ${end}`,
  ]);
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
