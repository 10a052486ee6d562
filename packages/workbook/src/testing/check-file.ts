import { basename } from "node:path";
import {
  type CheckedTimesheet,
  type RawSheet,
  type RawWorkbook,
  type ReadChoice,
  workbookLimits,
} from "@jobcan-automation/contract";
import { checkTimesheet, editSheet } from "@jobcan-automation/timesheet";
import { readFileAs } from "../process/read/read-file-as.ts";

/** A file as it was read, checked as it is and again with all suggestions taken. */
export interface CheckedFile {
  workbook: RawWorkbook;
  first: CheckedTimesheet;
  second: CheckedTimesheet;
}

/** Today in the sample sheets. */
const sampleToday = "2026-11-25";

/** Reads and checks a file within this process; the limits of the workbook process are tested elsewhere. */
export async function checkFile(path: string, choice: ReadChoice = {}): Promise<CheckedFile> {
  const request = {
    kind: "read",
    path,
    fileName: basename(path),
    choice,
    limits: workbookLimits,
  } as const;
  const workbook = await readFileAs(request);
  const { sheet } = workbook;
  if (!sheet) return { workbook, first: nothing, second: nothing };
  const options = { ...choice, today: sampleToday };
  const first = checkTimesheet(sheet, options);
  const second = checkTimesheet(withSuggestions(sheet, first), options);
  return { workbook, first, second };
}

function withSuggestions(sheet: RawSheet, { issues }: CheckedTimesheet): RawSheet {
  return issues.reduce(
    (edited, { level, row, block, role, suggestion }) =>
      level === "info" || role === undefined || suggestion === undefined
        ? edited
        : editSheet(edited, { row, block, role, text: suggestion }),
    sheet,
  );
}

const nothing: CheckedTimesheet = { rows: [], issues: [], issueCount: 0 };
