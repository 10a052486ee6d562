import { basename } from "node:path";
import type { ReadChoice, TimesheetRow, UploadPreview } from "@jobcan-automation/contract";
import { checkTimesheet, editSheet, suggestedEdits } from "@jobcan-automation/timesheet";
import type { CliPorts } from "../../cli-ports.ts";
import type { OptionName, Values } from "../../parser/options.ts";

/** How a sheet is read and which of its rows count, for check, plan and fill alike. */
export const sheetOptions = [
  "sheet",
  "month",
  "person",
  "columns",
  "accept-suggestions",
  "only-good",
  "include-doubtful",
] as const satisfies OptionName[];

export type SheetValues = Pick<Values, (typeof sheetOptions)[number]>;

/** Uploads a file and reads it as the options say: the same reading as the page's choices. */
export async function readSheet(
  ports: CliPorts,
  path: string,
  values: SheetValues,
): Promise<UploadPreview> {
  const { client, interrupted } = ports;
  const file = await ports.readFile(path);
  const uploaded = await client.workbooks.upload(file, basename(path), interrupted);
  const choice = choiceOf(values);
  const preview =
    Object.keys(choice).length === 0
      ? uploaded
      : await client.workbooks.read(uploaded.uploadId, choice, interrupted);
  return values["accept-suggestions"] ? withSuggestions(preview) : preview;
}

/** The rows of a sheet, by date, and whether they are sent. */
export interface SortedRows {
  send: TimesheetRow[];
  /** Doubtful ones, for want of --include-doubtful. */
  heldBack: TimesheetRow[];
  /** Numbers of those with an error. */
  wrong: number[];
  /** Whether that is the whole sheet, or as much of it as the options ask for. */
  isGood: boolean;
}

/**
 * Sorts the rows of a sheet; with errors it is not good, unless only its good rows are asked for and each of the
 * others can be named: those of findings beyond the list cannot, nor those that lack a month.
 */
export function sortRows(preview: UploadPreview, values: SheetValues): SortedRows {
  const { rows, issues, issueCount, month } = preview.checked;
  const isSent = ({ doubtful }: TimesheetRow) => values["include-doubtful"] || doubtful !== true;
  const send = rows.filter(isSent);
  const wrong = issues.flatMap(({ level, row }) => (level === "error" ? [row] : []));
  const hasUnnamed = issueCount > issues.length || month?.kind === "needed";
  return {
    send,
    heldBack: rows.filter((row) => !isSent(row)),
    wrong: [...new Set(wrong)],
    isGood: send.length > 0 && !hasUnnamed && (values["only-good"] || wrong.length === 0),
  };
}

function choiceOf({ sheet, month, person, columns }: SheetValues): ReadChoice {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(month === undefined ? {} : { month }),
    ...(person === undefined ? {} : { person }),
    ...(columns === undefined ? {} : { mapping: columns }),
  };
}

/** The sheet with every offered spelling in its cell, checked again by the same rules. */
function withSuggestions(preview: UploadPreview): UploadPreview {
  const { sheet } = preview.workbook;
  if (sheet === undefined) return preview;
  const edited = suggestedEdits(preview.checked.issues).reduce(editSheet, sheet);
  const checked = checkTimesheet(edited, preview);
  return { ...preview, checked, workbook: { ...preview.workbook, sheet: edited } };
}
