import ExcelJS from "exceljs";
import {
  dayNumberOf,
  serialOf1970,
  type TemplateRow,
  templateRows,
} from "@jobcan-automation/timesheet";
import { templateGuide } from "./template-guide.ts";

/**
 * A month's template ("YYYY-MM") as .xlsx bytes: its working days with sample hours up to today, and a sheet with a
 * guide.
 */
export async function writeTemplate(month: string, today: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fillMonth(
    workbook.addWorksheet(`${Number(month.slice(5))}月`, {
      views: [{ state: "frozen", ySplit: 1 }],
    }),
    templateRows(month, today),
  );
  fillGuide(workbook.addWorksheet("書き方"));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function fillMonth(sheet: ExcelJS.Worksheet, rows: readonly TemplateRow[]): void {
  sheet.columns = [
    { header: "日付", width: 14, style: { numFmt: "yyyy-mm-dd" } },
    { header: "開始時刻", width: 12, style: { numFmt: "[h]:mm" } },
    { header: "終了時刻", width: 12, style: { numFmt: "[h]:mm" } },
    { header: "備考", width: 30, style: { numFmt: "@" } },
  ];
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE7F0FB" } };
  for (const { date, hours } of rows) {
    const times = hours === undefined ? [] : [hours.startMin / 1440, hours.endMin / 1440];
    sheet.addRow([dayNumberOf(date) + serialOf1970, ...times]);
  }
  for (let row = 2; row < rows.length + 2 + spareRows; row += 1) {
    for (const column of ["B", "C"]) sheet.getCell(`${column}${row}`).dataValidation = timeRule;
  }
}

function fillGuide(sheet: ExcelJS.Worksheet): void {
  sheet.columns = [{ width: 22 }, { width: 90 }];
  for (const line of templateGuide) sheet.addRow([...line]);
  sheet.getRow(1).font = { bold: true, size: 14 };
  for (const column of [1, 2])
    sheet.getColumn(column).alignment = { wrapText: true, vertical: "top" };
}

/** Only warns, because other spellings of a time are read as well. */
const timeRule: ExcelJS.DataValidation = {
  type: "decimal",
  operator: "between",
  formulae: [0, 2879 / 1440],
  allowBlank: true,
  showInputMessage: true,
  promptTitle: "時刻",
  prompt: "9:00 のように。翌2:00 は 26:00",
  showErrorMessage: true,
  errorStyle: "warning",
  errorTitle: "時刻をご確認ください",
  error: "0:00 から 47:59 までの時刻を書いてください。",
};

const spareRows = 12;
