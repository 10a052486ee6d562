import type { TimesheetIssue, UploadPreview } from "@jobcan-automation/contract";
import { issueSentence, type Sentences } from "@jobcan-automation/sentences";
import { padTo, textWidth } from "../../terminal/text-width.ts";

/** Every finding of a preview as a line with its level; the same list as the page's and the server's. */
export function issueLines(preview: UploadPreview, sentences: Sentences): string[] {
  const { issues, issueCount } = preview.checked;
  const levels = levelsOf(sentences);
  const widest = Math.max(...Object.values(levels).map(textWidth));
  const lines = issues.map((issue) => {
    const level = padTo(levels[issue.level], widest);
    return `${level} ${issueSentence(sentences, issue)}${suggestionOf(issue)}${choiceOf(issue)}`;
  });
  return issueCount > issues.length ? [...lines, `… +${issueCount - issues.length}`] : lines;
}

function levelsOf({ logLevels }: Sentences): Record<TimesheetIssue["level"], string> {
  return { error: logLevels.error, warning: logLevels.warn, info: logLevels.info };
}

/** Which of several sheets was read, or that no columns or no rows were found. */
export function sheetLines({ workbook, checked }: UploadPreview, sentences: Sentences): string[] {
  const { sheet, sheets, headersToMap } = workbook;
  if (sheet === undefined) return [noSheetLine(headersToMap, sentences)];
  const others = sheets.filter(({ name }) => name !== sheet.name);
  return [
    ...(others.length > 0 ? [sentences.sheets.read(sheet.name, others)] : []),
    ...(checked.rows.length === 0 && checked.issueCount === 0 ? [sentences.sheets.noRows] : []),
  ];
}

function noSheetLine(
  toMap: UploadPreview["workbook"]["headersToMap"],
  { sheets }: Sentences,
): string {
  if (toMap === undefined) return sheets.noRows;
  if (toMap.layout !== undefined) return sheets.noDates(toMap.name);
  if (toMap.unclear === undefined) {
    return sheets.noColumns(
      toMap.name,
      toMap.headers.map(({ text }) => text),
    );
  }
  const pairs = toMap.unclear.map((letters) => letters.join("・"));
  return sheets.unclearColumns(toMap.name, pairs);
}

/** A spelling that would be read; an info has it in its sentence. */
function suggestionOf({ level, suggestion }: TimesheetIssue): string {
  return suggestion === undefined || level === "info" ? "" : ` → ${suggestion}`;
}

/** The option that answers what a sheet leaves open; the page has a field for it. */
function choiceOf({ code }: TimesheetIssue): string {
  const options: Partial<Record<TimesheetIssue["code"], string>> = {
    month_needed: "--month YYYY-MM",
    several_people: "--person NAME",
    several_months: "--sheet NAME, --month YYYY-MM",
  };
  return options[code] === undefined ? "" : ` (${options[code]})`;
}
