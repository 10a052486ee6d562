import type { RawSheet } from "@jobcan-automation/contract";
import { cutText, isBlankText } from "@jobcan-automation/timesheet";
import { columnAtOrLeft, type HeadRow } from "./head-row.ts";

/**
 * The columns to choose from, with up to three of their values: those with a header, in this row or the one above (日付
 * merged over both), and filled ones without a header.
 */
export function headersAt(head: readonly HeadRow[], headerRow: number): RawSheet["headers"] {
  const index = head.findIndex(({ row }) => row === headerRow);
  const rows = index < 0 ? [] : head.slice(index);
  const above = head.find(({ row }) => row === headerRow - 1);
  const columns = new Set(rows.flatMap(({ texts }) => [...texts.keys()]));
  const isTwice = (text: string) =>
    [...(rows[0]?.texts.values() ?? [])].filter((other) => other === text).length > 1;
  const textOf = (column: number) => {
    const [own, over] = [
      rows[0]?.texts.get(column),
      above?.texts.get(columnAtOrLeft(above, column)),
    ];
    if (own === undefined) return above?.texts.get(column) ?? "";
    return isTwice(own) && over !== undefined ? `${over} ${own}` : own;
  };
  return [...columns]
    .toSorted((a, b) => a - b)
    .map((column) => {
      const header = { column, text: textOf(column) };
      const samples = samplesOf(column, rows.slice(1));
      return samples.length > 0 ? Object.assign(header, { samples }) : header;
    });
}

/** The first different values below the header. */
function samplesOf(column: number, rows: readonly HeadRow[]): string[] {
  const texts = rows
    .map(({ texts: cells }) => (cells.get(column) ?? "").replaceAll(/\s+/g, " ").trim())
    .filter((text) => !isBlankText(text));
  return [...new Set(texts)].slice(0, maxSamples).map((text) => cutText(text, maxSampleChars));
}

const maxSamples = 3;
const maxSampleChars = 16;
