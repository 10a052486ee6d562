import type { GridCell } from "./grid-file.ts";

export const heads = ["日付", "出勤", "退勤"];
export const hours = ["9:00", "18:00"];

/** A sheet of two days with the same hours. */
export const twoDays: GridCell[][] = [heads, ["2026/11/2", ...hours], ["2026/11/4", ...hours]];

/** How each of the days is read. */
export const first = "11-02 9:00-18:00";
export const second = "11-04 9:00-18:00";

/** The two days with one more column: its head, and a text for each. */
export function beside(head: string, ...texts: [first: GridCell, second: GridCell]): GridCell[][] {
  return [
    [...heads, head],
    ["2026/11/2", ...hours, texts[0]],
    ["2026/11/4", ...hours, texts[1]],
  ];
}
