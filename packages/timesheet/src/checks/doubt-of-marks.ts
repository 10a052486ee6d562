import type { RawCell, RawRow, TimesheetIssue } from "@jobcan-automation/contract";
import type { Finding } from "./finding.ts";
import { spanPlace } from "./read-span.ts";

/** Issues for cells of the day that the sheet strikes through, or writes in white on white: one for each kind. */
export function doubtOfMarks(row: RawRow, found: Finding): TimesheetIssue[] {
  return [
    ...marked(row, { mark: "struck", code: "struck_out", found }),
    ...marked(row, { mark: "unseen", code: "unseen_text", found }),
  ];
}

interface MarkOptions {
  mark: NonNullable<RawCell["mark"]>;
  code: "struck_out" | "unseen_text";
  found: Finding;
}

function marked(row: RawRow, { mark, code, found }: MarkOptions): TimesheetIssue[] {
  const roles = ["date", "start", "end", "breakStart", "breakEnd"] as const;
  const role = roles.find((one) => row.cells[one]?.mark === mark);
  if (role !== undefined) return [found(code, "warning", { role })];
  const span = row.spans?.find(({ start, end }) => start?.mark === mark || end?.mark === mark);
  return span ? [found(code, "warning", { beside: spanPlace(row, span) })] : [];
}
