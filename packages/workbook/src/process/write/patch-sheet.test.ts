import { expect, test } from "vitest";
import { patchSheet } from "./patch-sheet.ts";

const sheet = (rows: string, columns = "") =>
  `<worksheet>${columns}<sheetData>${rows}</sheetData></worksheet>`;
const cell = (name: string, style?: number) =>
  `<c r="${name}"${style === undefined ? "" : ` s="${style}"`}><v>1</v></c>`;
const styled = (name: string, style: number) => `<c r="${name}" s="${style}"/>`;
const said = (name: string, text: string, style?: number) =>
  `<c r="${name}"${style === undefined ? "" : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

const merges = (...references: string[]) =>
  `<mergeCells>${references.map((reference) => `<mergeCell ref="${reference}"/>`).join("")}</mergeCells>`;

const patch = {
  headerRow: 1,
  headings: ["結果", "理由"],
  texts: new Map([[2, ["済み", ""]]]),
  widths: [10, 20],
};

const added = (from: number) =>
  `<col min="${from}" max="${from}" width="10" customWidth="1"/><col min="${from + 1}" max="${from + 1}" width="20" customWidth="1"/>`;

test("the result replaces cells that only have a style, and takes over their style", () => {
  const xml = sheet(
    `<row r="1">${cell("A1", 5)}${cell("B1", 5)}${styled("C1", 6)}${styled("E1", 7)}</row><row r="2">${cell("A2")}${styled("C2", 6)}${styled("D2", 8)}${styled("E2", 9)}</row><row r="3">${styled("C3", 6)}</row>`,
  );
  expect(patchSheet(xml, patch)).toBe(
    sheet(
      `<row r="1">${cell("A1", 5)}${cell("B1", 5)}${said("C1", "結果", 6)}${said("D1", "理由", 5)}${styled("E1", 7)}</row><row r="2">${cell("A2")}${said("C2", "済み", 6)}${styled("D2", 8)}${styled("E2", 9)}</row><row r="3">${styled("C3", 6)}</row>`,
      `<cols>${added(3)}</cols>`,
    ),
  );
});

test("a formula, an inline text and a rich text count as filled; cells without references are counted", () => {
  const xml = sheet(
    '<row><c><f>1</f></c></row><row><c/><c t="inlineStr"><is><r><t>x</t></r></is></c><c s="1"/></row>',
  );
  expect(patchSheet(xml, patch)).toContain(`</is></c>${said("C2", "済み", 1)}</row>`);
});

test("the result goes beyond merged cells of its rows; merged titles do not matter", () => {
  const rows = `<row r="1">${cell("A1")}</row><row r="2">${cell("A2")}${styled("B2", 1)}${styled("C2", 1)}</row>`;
  const place = (...references: string[]) =>
    /<c r="([A-Z]+)2"[^>]*inlineStr/.exec(
      patchSheet(
        sheet(rows).replace("</worksheet>", `${merges(...references)}</worksheet>`),
        patch,
      ),
    )?.[1];
  expect(place("B2:D2")).toBe("E");
  expect(place("B1:C9", "A3:H4")).toBe("D");
  expect(place("A3:H4")).toBe("B");
  expect(place("A1:XFD1048576")).toBe("B");
});

test.each([
  ["", added(2)],
  ['<cols><col min="1" max="1" width="9"/></cols>', `<col min="1" max="1" width="9"/>${added(2)}`],
  [
    '<cols><col min="1" max="16384" width="9" hidden="1"></col></cols>',
    `<col min="1" max="1" width="9" hidden="1"/>${added(2)}<col min="4" max="16384" width="9" hidden="1"/>`,
  ],
  [
    '<cols><col min="2" max="3" hidden="1"/><col min="4" max="5"/></cols>',
    `${added(2)}<col min="4" max="5"/>`,
  ],
])("with columns %s the new ones get their widths and are not hidden", (columns, result) => {
  const xml = sheet(`<row r="1">${cell("A1")}</row><row r="2"/>`, columns);
  expect(patchSheet(xml, patch)).toContain(`<worksheet><cols>${result}</cols><sheetData>`);
});
