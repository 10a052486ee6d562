import { randomBytes } from "node:crypto";
import {
  headerRow,
  spaceBomb,
  textRow,
  xlsxEntries,
  xlsxFile,
  type XlsxSheet,
} from "./xlsx-file.ts";
import { zipFile, type ZipEntry } from "./zip-file.ts";

/** A hostile file and the only answer it may get: a refusal with its facts, or a number of rows read. */
export interface HostileUpload {
  name: string;
  fileName: string;
  /** Made on demand: some have ten megabytes. */
  bytes(): Uint8Array;
  answer: { code: string; facts: Record<string, string | number> } | { rows: number };
}

/** The hostile files that an upload must survive (docs/faults.md F40–F47). */
export function hostileUploads(): HostileUpload[] {
  return [...bombs(), ...giants(), ...forgeries(), ...climbers()];
}

function bombs(): HostileUpload[] {
  return [
    {
      name: "a zip bomb of 10 MB that is 10 GB",
      bytes: sheetBomb({}),
      ...refused("too_large_unpacked"),
    },
    {
      name: "the same bomb that declares 90 MB",
      bytes: sheetBomb({ declaredSize: 90_000_000 }),
      ...refused("oversized_text"),
    },
    {
      name: "a billion laughs",
      bytes: () => xlsxFile({ sheets: [{ ...good, head: laughs }] }),
      ...refused("dtd"),
    },
    {
      name: "an entity that is a file",
      bytes: () =>
        xlsxFile({ sheets: [good], bookHead: '<!DOCTYPE x SYSTEM "file:///etc/passwd">' }),
      ...refused("dtd"),
    },
  ];
}

function giants(): HostileUpload[] {
  const wideRow = `<row r="1">${"<c><v>1</v></c>".repeat(16_384)}</row>`;
  const cells = ["2026-11-02", "9:00", "18:00"];
  return [
    {
      name: "1,000,000 rows",
      bytes: () => sheetFile(headerRow + millionRows()),
      ...refused("too_many_rows"),
    },
    {
      name: "one row at 1,048,576",
      bytes: () => sheetFile(headerRow + textRow(1_048_576, cells)),
      ...read,
    },
    { name: "16,384 columns", bytes: () => sheetFile(wideRow), ...refused("too_many_columns") },
    { name: "a cell of 5 MB", bytes: () => sheetFile(hugeNote()), ...read },
    {
      name: "10,000 sheets",
      bytes: () => xlsxFile({ sheets: manySheets() }),
      ...refused("too_many_entries"),
    },
    {
      name: "merges and validations over the whole sheet",
      bytes: () => xlsxFile({ sheets: [{ ...good, tail: everywhere }] }),
      ...read,
    },
    {
      name: "11 MB of anything",
      fileName: "large.xlsx",
      bytes: () => randomBytes(11 * 1024 * 1024),
      answer: { code: "FILE_TOO_LARGE", facts: { limitMb: 10 } },
    },
  ];
}

function forgeries(): HostileUpload[] {
  const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  const secret = Buffer.from("EncryptedPackage", "utf16le");
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  return [
    { name: "an empty file", bytes: () => Buffer.alloc(0), ...unsupported("empty") },
    { name: "a PNG named .xlsx", bytes: () => png, ...unsupported("image") },
    { name: "an old .xls", bytes: () => compound, ...unsupported("xls") },
    {
      name: "an encrypted workbook",
      bytes: () => Buffer.concat([compound, secret]),
      ...unsupported("encrypted"),
    },
    {
      name: "an .ods",
      bytes: () =>
        zipFile([
          { name: "mimetype", data: "x" },
          { name: "content.xml", data: "" },
        ]),
      ...unsupported("ods"),
    },
    {
      name: "a truncated zip",
      bytes: () => xlsxFile({ sheets: [good] }).subarray(0, -200),
      ...refused("damaged"),
    },
    { name: "random bytes", bytes: () => randomBytes(100_000), ...unsupported("unknown") },
  ];
}

function climbers(): HostileUpload[] {
  const link = {
    name: "xl/externalLinks/_rels/externalLink1.xml.rels",
    data: '<Relationships><Relationship Id="rId1" Type="x/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
  };
  return [
    {
      name: "a file name that climbs",
      bytes: () => xlsxFile({ sheets: [good] }),
      ...read,
      fileName: "../../etc/cron.d/climbed.xlsx",
    },
    {
      name: "an entry that climbs",
      bytes: () => xlsxFile({ sheets: [good], extra: [{ name: "../../evil.xml", data: "x" }] }),
      ...refused("unsafe_entry"),
    },
    { name: "external links", bytes: () => xlsxFile({ sheets: [good], extra: [link] }), ...read },
  ];
}

const sheetBomb = (declared: Partial<ZipEntry>) => () =>
  fileWith("sheet1.xml", {
    deflated: spaceBomb("<worksheet><sheetData>", 10_000),
    ...declared,
  });
const fileName = "hostile.xlsx";
const good: XlsxSheet = {
  name: "s",
  rows: headerRow + textRow(2, ["2026-11-02", "9:00", "18:00"]),
};
const read = { fileName, answer: { rows: 1 } };
const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY ${"bcdefghij"[index]} "${`&${"abcdefghi"[index]};`.repeat(10)}">`,
).join("")}]>`;
const everywhere =
  '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations><dataValidation sqref="A1:XFD1048576" type="whole"><formula1>1</formula1></dataValidation></dataValidations>';

function refused(reason: string): Pick<HostileUpload, "fileName" | "answer"> {
  return { fileName, answer: { code: "INVALID_WORKBOOK", facts: { reason } } };
}

function unsupported(kind: string): Pick<HostileUpload, "fileName" | "answer"> {
  return { fileName, answer: { code: "UNSUPPORTED_FILE", facts: { kind } } };
}

function sheetFile(rows: string): Uint8Array {
  return xlsxFile({ sheets: [{ name: "s", rows }] });
}

function millionRows(): string {
  return Array.from(
    { length: 1_000_000 },
    (_, index) => `<row><c><v>${index}</v></c><c><v>0.375</v></c></row>`,
  ).join("");
}

/** Random, so that its compression ratio does not get it refused before it is read. */
function hugeNote(): string {
  const header = textRow(1, ["日付", "開始", "終了", "備考"]);
  const note = randomBytes(2_500_000).toString("hex");
  return header + textRow(2, ["2026-11-02", "9:00", "18:00", note]);
}

function manySheets(): XlsxSheet[] {
  return Array.from({ length: 10_000 }, (_, index) => ({ ...good, name: `s${index}` }));
}

/** A good workbook with one part changed. */
export function fileWith(part: string, change: Partial<ZipEntry>): Buffer {
  const entries = xlsxEntries({ sheets: [good] });
  const entry = entries.find(({ name }) => name.endsWith(part));
  if (entry) Object.assign(entry, change);
  return zipFile(entries);
}
