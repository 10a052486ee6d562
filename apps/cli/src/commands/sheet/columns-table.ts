import type { UploadPreview } from "@jobcan-automation/contract";
import { columnLetters } from "@jobcan-automation/timesheet";
import type { CliPorts } from "../../cli-ports.ts";
import { fitTable } from "../../terminal/format-table.ts";

/** The columns to choose from with `--columns`: letters, head, first values; undefined where none are asked for. */
export function columnsTable(
  { workbook: { headersToMap } }: UploadPreview,
  { words, columns = Number.POSITIVE_INFINITY }: CliPorts,
): string | undefined {
  if (headersToMap === undefined || headersToMap.headers.length === 0) return undefined;
  const lines = headersToMap.headers.map(({ column, text, samples = [] }) => [
    columnLetters(column),
    text.replaceAll(/\s+/g, " "),
    samples.join("  "),
  ]);
  return fitTable(words.columnsToChoose, lines, columns);
}
