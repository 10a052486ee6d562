import { columnLetters } from "@jobcan-automation/timesheet";
import { invalidWorkbook } from "../../refusal.ts";
import type { Container } from "../read/xlsx/inspect-container.ts";
import { escapeXml } from "./patch-sheet.ts";
import { partText, typesPart, withParts } from "./file-parts.ts";
import { packEntry } from "./zip-writer.ts";

/**
 * The user's file with one more sheet, the last, that holds these lines; all other parts stay as they are. Throws a
 * Refusal for a file whose parts have other names or contents than Office and LibreOffice give them.
 */
export async function withResultSheet(
  container: Container,
  lines: readonly (readonly string[])[],
): Promise<Uint8Array[]> {
  const [book, relations, types] = await Promise.all(
    [bookPart, relationsPart, typesPart].map(async (part) => await partText(container, part)),
  );
  if (book === undefined || relations === undefined || types === undefined)
    throw invalidWorkbook("damaged");
  const relationId = free("rIdJobcan", (id) => relations.includes(`"${id}"`));
  const part = free("sheet", (name) => name === "sheet" || container.has(sheetPath(name)));
  const changed = new Map([
    [bookPart, Buffer.from(withSheet(book, relationId))],
    [relationsPart, Buffer.from(withRelation(relations, relationId, part))],
    [typesPart, Buffer.from(insert(types, "</Types>", typeTag(part)))],
  ]);
  const sheet = packEntry(sheetPath(part), Buffer.from(sheetXml(lines)));
  return await withParts(container, changed, [sheet]);
}

/** The first of name, name2, name3 … that is not taken. */
function free(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!isTaken(candidate)) return candidate;
  }
}

function withSheet(book: string, relationId: string): string {
  const [tag] = /<sheet\s[^>]*\b\w+:id="[^"]*"[^>]*>/.exec(book) ?? [];
  const prefix = /\b(\w+):id="/.exec(tag ?? "")?.[1];
  if (prefix === undefined) throw invalidWorkbook("damaged");
  const ids = [...book.matchAll(/\bsheetId="(\d+)"/g)].map(([, id]) => Number(id));
  const name = free(sheetName, (candidate) => book.includes(`name="${candidate}"`));
  // The prefix may be declared on each sheet alone.
  const declared = new RegExp(`\\sxmlns:${prefix}="[^"]*"`).exec(tag ?? "")?.[0] ?? "";
  const own = `<sheet${declared} name="${name}" sheetId="${Math.max(0, ...ids) + 1}" ${prefix}:id="${relationId}"/>`;
  return insert(book, "</sheets>", own);
}

/** With the type of the other sheets: strict files spell it in another way. */
function withRelation(relations: string, id: string, part: string): string {
  const type = /\bType="([^"]*\/worksheet)"/.exec(relations)?.[1];
  if (type === undefined) throw invalidWorkbook("damaged");
  const tag = `<Relationship Id="${id}" Type="${type}" Target="worksheets/${part}.xml"/>`;
  return insert(relations, "</Relationships>", tag);
}

function typeTag(part: string): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
  return `<Override PartName="/${sheetPath(part)}" ContentType="${type}"/>`;
}

function insert(xml: string, before: string, tag: string): string {
  const at = xml.lastIndexOf(before);
  if (at < 0) throw invalidWorkbook("damaged");
  return xml.slice(0, at) + tag + xml.slice(at);
}

function sheetPath(name: string): string {
  return `xl/worksheets/${name}.xml`;
}

function sheetXml(lines: readonly (readonly string[])[]): string {
  const rows = lines.map((cells, row) => {
    const xml = cells.map((cell, at) =>
      cell === ""
        ? ""
        : `<c r="${columnLetters(at + 1)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`,
    );
    return `<row r="${row + 1}">${xml.join("")}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}"><cols><col min="1" max="7" width="18" customWidth="1"/></cols><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

const bookPart = "xl/workbook.xml";
const relationsPart = "xl/_rels/workbook.xml.rels";
const namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const sheetName = "結果";
