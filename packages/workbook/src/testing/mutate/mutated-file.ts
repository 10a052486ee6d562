import { xlsxEntries } from "../xlsx-file.ts";
import { type ZipEntry, zipFile } from "../zip-file.ts";
import { isIn, pick, type Random, roll } from "./chance.ts";
import { mutateBytes } from "./mutate-bytes.ts";
import { mutateXml } from "./mutate-xml.ts";
import { mutateZip } from "./mutate-zip.ts";
import { anyWord } from "./words.ts";

/** A file as somebody might send it who means no good, or whose program is broken. */
export interface MutatedFile {
  fileName: string;
  bytes: Buffer;
}

/**
 * A small workbook or CSV of a month, changed once to a few times by its structure: in its zip's directory, its XML,
 * its cells, its bytes. `mark` stands in its notes. The same numbers give the same file.
 */
export function mutatedFile(random: Random, mark = ""): MutatedFile {
  return isIn(random, 60) ? mutatedBook(random, mark) : mutatedText(random, mark);
}

function mutatedBook(random: Random, mark: string): MutatedFile {
  const sheets = Array.from({ length: 1 + roll(random, 3) }, (_, index) => ({
    name: pick(random, ["11月", "10月", "山田", "s", "表紙"]) + (index === 0 ? "" : String(index)),
    rows: rowsOf(random, mark),
  }));
  const sharedStrings = "<si><t>9:00</t></si><si><t>日付</t></si>";
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs>';
  let entries: readonly ZipEntry[] = xlsxEntries({ sheets, sharedStrings, styles });
  for (let times = roll(random, 4); times > 0; times -= 1) entries = withXmlChange(entries, random);
  const whole = isIn(random, 30) ? mutateZip(entries, random) : zipFile(entries);
  return { fileName: "11月.xlsx", bytes: isIn(random, 25) ? mutateBytes(whole, random) : whole };
}

function withXmlChange(entries: readonly ZipEntry[], random: Random): ZipEntry[] {
  // The parts are few and small beside the sheet, where most of the code is.
  const at = isIn(random, 60)
    ? entries.findIndex(({ name }) => name.includes("sheet1"))
    : roll(random, entries.length);
  return entries.map((entry, index) =>
    index === at ? { ...entry, data: mutateXml(String(entry.data), random) } : entry,
  );
}

function rowsOf(random: Random, mark: string): string {
  return tableOf(random, mark)
    .map((cells, row) => {
      const written = cells.map((text, column) => cellOf(text, { row, column, random })).join("");
      return `<row r="${row + 1}">${written}</row>`;
    })
    .join("");
}

function cellOf(
  text: string,
  { row, column, random }: { row: number; column: number; random: Random },
): string {
  const place = `r="${String.fromCodePoint(65 + column)}${row + 1}"`;
  const plain = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return pick(random, [
    `<c ${place} t="inlineStr"><is><t>${plain}</t></is></c>`,
    `<c ${place} t="str"><v>${plain}</v></c>`,
    `<c ${place} t="s"><v>${roll(random, 4)}</v></c>`,
    `<c ${place} s="${roll(random, 4)}"><v>${46_300 + roll(random, 60) + random()}</v></c>`,
    `<c ${place} t="str"><f>A1+1</f><v>${plain}</v></c>`,
  ]);
}

function mutatedText(random: Random, mark: string): MutatedFile {
  const comma = pick(random, [",", ",", "\t", ";"]);
  const end = pick(random, ["\n", "\r\n", "\r"]);
  const lines = tableOf(random, mark).map((cells) =>
    cells.map((text) => (isIn(random, 15) ? `"${text}"` : text)).join(comma),
  );
  const encoding = pick(random, ["utf8", "utf8", "utf16le", "latin1"] as const);
  const start = pick(random, ["", "", "\uFEFF"]);
  const whole = Buffer.from(start + lines.join(end), encoding);
  const fileName = pick(random, ["11月.csv", "a.tsv", "a.txt", "a.xlsx", "a"]);
  return { fileName, bytes: isIn(random, 50) ? mutateBytes(whole, random) : whole };
}

/** Heads and days, some of whose cells hold any word. */
function tableOf(random: Random, mark: string): string[][] {
  const heads = ["日付", "開始時刻", "終了時刻", "備考"];
  const days = Array.from({ length: 1 + roll(random, 12) }, (_, index) => [
    `2026/11/${index + 1}`,
    "9:00",
    "18:00",
    mark,
  ]);
  const isTame = isIn(random, 30);
  return [heads, ...days].map((cells) =>
    cells.map((text) => (!isTame && isIn(random, 12) ? anyWord(random) : text)),
  );
}
