import { expect, test } from "vitest";
import type { ReadChoice } from "@jobcan-automation/contract";
import { checkFile } from "../../testing/check-file.ts";
import { createUploadFolder } from "../../testing/upload-folder.ts";
import { textRow, xlsxFile } from "../../testing/xlsx-file.ts";

const sheetOf = (name: string, day: string, hours = ["9:00", "18:00"]) => ({
  name,
  rows: textRow(1, ["日付", "出勤", "退勤"]) + textRow(2, [day, ...hours]),
});

async function readBook(sheets: ReturnType<typeof sheetOf>[], choice: ReadChoice = {}) {
  await using folder = await createUploadFolder();
  const { first, workbook } = await checkFile(
    await folder.write("勤怠.xlsx", xlsxFile({ sheets })),
    choice,
  );
  const others = first.issues.filter(({ code }) => code === "other_sheets");
  return { sheet: workbook.sheet?.name, others: others.map(({ level, value }) => [level, value]) };
}

test("days of further sheets are not left out without a word", async () => {
  const sheets = [sheetOf("第1週", "2026/11/2"), sheetOf("第2週", "2026/11/9")];
  expect(await readBook(sheets)).toEqual({ sheet: "第1週", others: [["warning", "第2週"]] });
});

test("a sheet that was chosen by its name is meant alone", async () => {
  const sheets = [sheetOf("第1週", "2026/11/2"), sheetOf("第2週", "2026/11/9")];
  expect(await readBook(sheets, { sheet: "第2週" })).toEqual({ sheet: "第2週", others: [] });
});

test("sheets without times are not named", async () => {
  const sheets = [sheetOf("勤務表", "2026/11/2"), sheetOf("Sheet2", "2026/11/9", [])];
  expect(await readBook(sheets)).toEqual({ sheet: "勤務表", others: [] });
});

test.each([
  ["予定", "実績"],
  ["シフト表", "勤務表"],
  ["記入例", "11月度"],
])("a book saved on %s is read on %s", async (aside, own) => {
  const sheets = [sheetOf(aside, "2026/11/2"), sheetOf(own, "2026/11/4")];
  expect(await readBook(sheets)).toEqual({ sheet: own, others: [] });
  expect(await readBook(sheets, { sheet: aside })).toMatchObject({ sheet: aside });
});

test("a sheet of plans alone is read", async () => {
  expect(await readBook([sheetOf("シフト", "2026/11/2")])).toMatchObject({ sheet: "シフト" });
});

test("an empty form is not read in place of a sheet that is filled in, whatever that is called", async () => {
  const sheets = [sheetOf("シフト表", "2026/11/2"), sheetOf("原紙", "", [])];
  expect(await readBook(sheets)).toEqual({ sheet: "シフト表", others: [] });
});
