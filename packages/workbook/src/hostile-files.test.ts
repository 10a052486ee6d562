import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { fileWith } from "./testing/hostile-uploads.ts";
import { readBytes, refusalOf } from "./testing/upload-folder.ts";
import {
  headerRow,
  sheetXml,
  spaceBomb,
  textRow,
  xlsxEntries,
  xlsxFile,
} from "./testing/xlsx-file.ts";
import { zipFile } from "./testing/zip-file.ts";

const goodRow = textRow(2, ["2026-11-02", "9:00", "18:00"]);
const good = { name: "s", rows: headerRow + goodRow };
const compound = Buffer.from("d0cf11e0a1b11ae1", "hex");

const invalid = (reason: string) => ({ code: "INVALID_WORKBOOK", reason });
const unsupported = (kind: string) => ({ code: "UNSUPPORTED_FILE", kind });

const wideRow = (first: string) => `<row r="1">${first}${"<c><v>1</v></c>".repeat(16_380)}</row>`;

const manySheets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...good, name: `s${index}` }));

/** The answer to a file, and how much this process, the parent, has grown. */
async function weigh(bytes: Uint8Array | string) {
  const before = process.memoryUsage().rss;
  const refusal = await refusalOf(bytes);
  return { refusal, grownMb: (process.memoryUsage().rss - before) / 1e6 };
}

test.each([
  ["an empty file", Buffer.alloc(0), "empty"],
  ["a PNG", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "image"],
  ["a PDF", "%PDF-1.7\n%âãÏÓ", "pdf"],
  ["a web page", "\n<!DOCTYPE html><html><table></table></html>", "html"],
  [
    "XML of 2003",
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "xml",
  ],
  ["a CSV called .xlsx", "日付,開始,終了\n2026-11-02,9:00,18:00\n", "text"],
  ["an old .xls", Buffer.concat([compound, Buffer.alloc(600)]), "xls"],
  [
    "an encrypted workbook",
    Buffer.concat([compound, Buffer.alloc(600), Buffer.from("EncryptedPackage", "utf16le")]),
    "encrypted",
  ],
  [
    "an .xlsb",
    zipFile([
      { name: "[Content_Types].xml", data: "" },
      { name: "xl/workbook.bin", data: "" },
    ]),
    "xlsb",
  ],
  [
    "an .ods",
    zipFile([
      { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet" },
      { name: "content.xml", data: "" },
    ]),
    "ods",
  ],
  [
    "a .docx",
    zipFile([
      { name: "[Content_Types].xml", data: "" },
      { name: "word/document.xml", data: "" },
    ]),
    "docx",
  ],
  ["a zip of something else", zipFile([{ name: "a.txt", data: "x" }]), "archive"],
  ["an encrypted zip entry", fileWith("sheet1.xml", { flags: 1 }), "encrypted"],
])("%s is refused by its content", async (_, bytes, kind) => {
  expect(await refusalOf(bytes)).toMatchObject(unsupported(kind));
});

test("random bytes are refused, whatever they look like", async () => {
  for (let round = 0; round < 3; round += 1) {
    expect(await refusalOf(randomBytes(20_000), { fileName: "a.csv" })).toMatchObject({
      code: "UNSUPPORTED_FILE",
    });
  }
});

test("a file over the size limit is refused before any process is started", async () => {
  const limits = { maxFileSizeMb: 1 };
  expect(await refusalOf(Buffer.alloc(1_100_000), { limits })).toMatchObject({
    code: "FILE_TOO_LARGE",
    limitMb: 1,
  });
});

test.each([100, 1000, 5000])("a zip cut short by %d bytes is damaged", async (cut) => {
  const file = xlsxFile({ sheets: [good], extra: [{ name: "x.bin", data: randomBytes(5000) }] });
  expect(await refusalOf(file.subarray(0, -cut))).toMatchObject(invalid("damaged"));
});

test("a 10 MB zip bomb of 10 GB is refused by its directory", async () => {
  const bomb = spaceBomb("<worksheet><sheetData>", 10_000);
  expect(bomb.bytes.length).toBeGreaterThan(9_000_000);
  expect(bomb.size).toBeGreaterThan(10_000_000_000);
  const file = fileWith("sheet1.xml", { deflated: bomb });
  const { refusal, grownMb } = await weigh(file);
  expect(refusal).toMatchObject(invalid("too_large_unpacked"));
  expect(grownMb).toBeLessThan(20);
});

test("a zip bomb that declares a small size is stopped when it exceeds it", async () => {
  const bomb = spaceBomb("<worksheet><sheetData>", 10_000);
  const file = fileWith("sheet1.xml", { deflated: bomb, declaredSize: 90_000_000 });
  const { refusal, grownMb } = await weigh(file);
  expect(refusal).toMatchObject(invalid("oversized_text"));
  expect(grownMb).toBeLessThan(20);
});

test("a small bomb with a false size is stopped too", async () => {
  const bomb = spaceBomb(sheetXml({ rows: headerRow }).replace("</sheetData></worksheet>", ""), 3);
  const file = fileWith("sheet1.xml", { deflated: bomb, declaredSize: 900_000 });
  expect(await refusalOf(file)).toMatchObject(invalid("damaged"));
});

const csvHead = "\u65E5\u4ED8,\u958B\u59CB,\u7D42\u4E86\n";
const shiftJisHead = Buffer.from("93fa95742c8a4a8e6e2c8f4997b90a", "hex");
const utf16Head = Buffer.from("\uFEFF\u65E5\u4ED8\t\u958B\u59CB\t\u7D42\u4E86\n", "utf16le");

/** A header and ten million bytes of the same text. */
function filledUp(piece: string | Buffer, head: string | Buffer = csvHead): Buffer {
  const begin = Buffer.from(head);
  return Buffer.concat([begin, Buffer.alloc(9_999_900, piece)]);
}

const tooWide = { ...invalid("too_many_cells"), row: 2, limit: 16_384 };
const tooMany = { ...invalid("too_many_cells"), limit: 4_500_000 };
const tooLong = { ...invalid("oversized_text"), row: 2, limit: 1_000_000 };

test.each([
  ["commas", filledUp(","), tooWide],
  ["filled cells", filledUp("a,"), tooWide],
  ["headers", filledUp("a,", csvHead.trimEnd()), { ...tooWide, row: 1 }],
  ["commas in Shift_JIS", filledUp(",", shiftJisHead), tooWide],
  ["wide cells in Shift_JIS", filledUp(Buffer.from("93fa2c", "hex"), shiftJisHead), tooWide],
  ["tabs in UTF-16", filledUp(Buffer.from("\t", "utf16le"), utf16Head), tooWide],
  ["line ends", filledUp("\n"), tooMany],
  ["commas and line ends", filledUp(",\n"), tooMany],
  ["line ends in UTF-16", filledUp(Buffer.from("\n", "utf16le"), utf16Head), tooMany],
  ["short rows", filledUp("1\n"), { ...invalid("too_many_rows"), limit: 2000 }],
  ["quotes", filledUp('"'), tooLong],
  ["line ends in one quoted cell", filledUp("\n", `${csvHead}"`), tooLong],
  ["one line", filledUp("x"), tooLong],
  ["white space", filledUp(" "), tooLong],
  ["wide characters in Shift_JIS", filledUp(Buffer.from("93fa", "hex"), shiftJisHead), tooLong],
])("a CSV of 10 MB of %s is refused with the limit that it exceeds", async (_, bytes, answer) => {
  expect(await refusalOf(bytes, { fileName: "a.csv" })).toMatchObject(answer);
});

test("a million empty rows, as Excel saves a sheet that is styled to its end, are skipped", async () => {
  const rows = `${csvHead}2026-11-02,9:00,18:00\n${",,,\r\n".repeat(1_048_574)}`;
  expect((await readBytes(rows, { fileName: "a.csv" })).sheet?.rows).toHaveLength(1);
});

function hundredThousand(item: (index: number) => string): string[] {
  return Array.from({ length: 100_000 }, (_, index) => item(index));
}

test("a tag with 100,000 attributes and a book with 100,000 relations are refused before they are built", async () => {
  const row = `<row r="1" ${hundredThousand((i) => `a${i}="${i}"`).join(" ")}/>`;
  expect(await refusalOf(xlsxFile({ sheets: [{ name: "s", rows: row }] }))).toMatchObject(
    invalid("too_many_attributes"),
  );
  const relations = hundredThousand(
    (i) => `<Relationship Id="r${i}" Type="x/worksheet" Target="t${i}"/>`,
  );
  const file = fileWith("workbook.xml.rels", {
    data: `<Relationships>${relations.join("")}</Relationships>`,
  });
  expect(await refusalOf(file)).toMatchObject({ ...invalid("too_many_entries"), limit: 1000 });
});

test("a million number formats are refused", async () => {
  const formats = Array.from(
    { length: 1_000_000 },
    (_, index) => `<numFmt numFmtId="${index}" formatCode="0"/>`,
  );
  const styles = `<numFmts>${formats.join("")}</numFmts><cellXfs><xf/></cellXfs>`;
  expect(await refusalOf(xlsxFile({ sheets: [good], styles }))).toMatchObject(
    invalid("too_many_styles"),
  );
});

test("1,000,000 rows are refused at the row cap", async () => {
  const filled = Array.from(
    { length: 1_000_000 },
    (_, index) => `<row><c><v>${index}</v></c><c><v>0.375</v></c></row>`,
  );
  const { refusal, grownMb } = await weigh(
    xlsxFile({ sheets: [{ name: "s", rows: headerRow + filled.join("") }] }),
  );
  expect(refusal).toMatchObject({ ...invalid("too_many_rows"), limit: 2000 });
  expect(grownMb).toBeLessThan(20);
});

test("200,000 empty rows with a style are skipped", async () => {
  const empty = Array.from(
    { length: 200_000 },
    (_, index) => `<row r="${index + 3}" s="1"><c r="A${index + 3}" s="1"/></row>`,
  );
  const { sheet } = await readBytes(
    xlsxFile({ sheets: [{ name: "s", rows: headerRow + goodRow + empty.join("") }] }),
  );
  expect(sheet?.rows).toHaveLength(1);
});

test("the header is searched in the first 200 rows, and no sheet is read further for it", async () => {
  const [last, below] = [200, 201].map((row) => textRow(row, ["日付", "開始", "終了"]));
  const broken = `${last}<row r="201"/><row r="3"/>`;
  const sheets = [good, { name: "t", rows: broken }, { name: "u", rows: below ?? "" }];
  const { sheets: seen } = await readBytes(xlsxFile({ sheets }));
  expect(seen.map(({ matchedColumns }) => matchedColumns)).toEqual([3, 3, 0]);
});

test("one row at 1,048,576 is read; a row beyond it is refused as damaged", async () => {
  const { sheet } = await readBytes(
    xlsxFile({
      sheets: [
        { name: "s", rows: headerRow + textRow(1_048_576, ["2026-11-02", "9:00", "18:00"]) },
      ],
    }),
  );
  expect(sheet?.rows.map((row) => row.row)).toEqual([1_048_576]);
  expect(
    await refusalOf(
      xlsxFile({ sheets: [{ name: "s", rows: headerRow + textRow(999_999_999, ["x"]) }] }),
    ),
  ).toMatchObject(invalid("damaged"));
});

test("16,384 columns: the first 50 are read, a header beyond them is refused", async () => {
  const cells = ["日付", "開始", "終了"]
    .map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
    .join("");
  expect(
    (await readBytes(xlsxFile({ sheets: [{ name: "s", rows: wideRow(cells) + goodRow }] }))).sheet
      ?.rows,
  ).toHaveLength(1);
  expect(await refusalOf(xlsxFile({ sheets: [{ name: "s", rows: wideRow("") }] }))).toMatchObject(
    invalid("too_many_columns"),
  );
});

test("a billion laughs and an external entity are refused at the DTD", async () => {
  const laughs = '<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">';
  for (const head of [laughs, outside]) {
    expect(await refusalOf(xlsxFile({ sheets: [{ ...good, head }] }))).toMatchObject(
      invalid("dtd"),
    );
    expect(await refusalOf(xlsxFile({ sheets: [good], bookHead: head }))).toMatchObject(
      invalid("dtd"),
    );
  }
  const undeclared = headerRow + textRow(2, ["&lol;"]);
  expect(await refusalOf(xlsxFile({ sheets: [{ name: "s", rows: undeclared }] }))).toMatchObject(
    invalid("damaged"),
  );
});

test("200,000 nested tags are refused", async () => {
  expect(
    await refusalOf(xlsxFile({ sheets: [{ name: "s", rows: "<a>".repeat(200_000) }] })),
  ).toMatchObject(invalid("too_deep"));
});

test.each(["../../evil.xml", "/etc/evil", "C:/evil", "a/../../evil"])(
  "an entry called %s is refused",
  async (name) => {
    expect(
      await refusalOf(xlsxFile({ sheets: [good], extra: [{ name, data: "x" }] })),
    ).toMatchObject(invalid("unsafe_entry"));
  },
);

test("a symbolic link and a second sheet1.xml are refused", async () => {
  const link = { name: "link", data: "/etc/passwd", mode: 0o120777 };
  expect(await refusalOf(xlsxFile({ sheets: [good], extra: [link] }))).toMatchObject(
    invalid("unsafe_entry"),
  );
  const twin = { name: "xl/worksheets/SHEET1.xml", data: sheetXml(good) };
  expect(await refusalOf(xlsxFile({ sheets: [good], extra: [twin] }))).toMatchObject(
    invalid("duplicate_entry"),
  );
});

test.each([
  ["packed in a way that is not read", { method: 12 }, "compression_method"],
  ["whose checksum is wrong", { declaredCrc: 1 }, "damaged"],
])("a sheet %s is a refusal", async (_, wrong, reason) => {
  const entries = xlsxEntries({ sheets: [good] });
  const file = zipFile(
    entries.map((entry) => Object.assign(entry, entry.name.includes("sheet1") ? wrong : {})),
  );
  expect(await refusalOf(file)).toMatchObject(invalid(reason));
});

test("overlapping entries are refused", async () => {
  const file = xlsxFile({ sheets: [good], extra: [{ name: "x.bin", data: randomBytes(3000) }] });
  const lastOffset = file.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1")) + 42;
  file.writeUInt32LE(file.readUInt32LE(lastOffset) - 20, lastOffset);
  expect(await refusalOf(file)).toMatchObject(invalid("overlapping_entries"));
});

test("a cell of 5 MB is cut; a shared text of 30 MB is refused", async () => {
  const note = "あ".repeat(1_700_000);
  const header = textRow(1, ["日付", "開始", "終了", "備考"]);
  const { sheet } = await readBytes(
    xlsxFile({
      sheets: [{ name: "s", rows: header + textRow(2, ["2026-11-02", "9:00", "18:00", note]) }],
    }),
    { limits: { maxCompressionRatio: 10_000 } },
  );
  expect(sheet?.rows[0]?.cells.note?.text).toBe(`${"あ".repeat(499)}…`);
  const shared = {
    sheets: [{ name: "s", rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }],
    sharedStrings: `<si><t>${randomBytes(14_500_000).toString("hex")}</t></si>`,
  };
  expect(await refusalOf(xlsxFile(shared), { limits: { maxFileSizeMb: 20 } })).toMatchObject(
    invalid("oversized_text"),
  );
});

test("an attribute of 10 MB is refused", async () => {
  const head = `<row r="1" x="${randomBytes(4_500_000).toString("hex")}"/>`;
  expect(await refusalOf(xlsxFile({ sheets: [{ name: "s", rows: head }] }))).toMatchObject(
    invalid("oversized_text"),
  );
});

test("10,000 sheets, and 21, are refused", async () => {
  expect(await refusalOf(xlsxFile({ sheets: manySheets(10_000) }))).toMatchObject(
    invalid("too_many_entries"),
  );
  expect(await refusalOf(xlsxFile({ sheets: manySheets(21) }))).toMatchObject({
    ...invalid("too_many_sheets"),
    limit: 20,
  });
  expect((await readBytes(xlsxFile({ sheets: manySheets(20) }))).sheets).toHaveLength(20);
});

test("a million cell styles are refused", async () => {
  const styles = `<cellXfs>${'<xf numFmtId="0"/>'.repeat(1_000_000)}</cellXfs>`;
  const limits = { maxCompressionRatio: 10_000 };
  expect(await refusalOf(xlsxFile({ sheets: [good], styles }), { limits })).toMatchObject(
    invalid("too_many_styles"),
  );
});

test("merges, validations and names over the whole sheet, links outside, macros and pictures are not followed", async () => {
  const all = "A1:XFD1048576";
  const tail = `<mergeCells><mergeCell ref="${all}"/></mergeCells><dataValidations><dataValidation sqref="${all}" type="whole"><formula1>1</formula1></dataValidation></dataValidations>`;
  const extra = [
    { name: "xl/vbaProject.bin", data: compound },
    { name: "xl/externalLinks/externalLink1.xml", data: "<externalLink/>" },
    {
      name: "xl/externalLinks/_rels/externalLink1.xml.rels",
      data: '<Relationships><Relationship Id="rId1" Type="x/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
    },
    { name: "xl/media/image1.png", data: randomBytes(100) },
  ];
  const { sheet } = await readBytes(xlsxFile({ sheets: [{ ...good, tail }], extra }), {
    fileName: "a.xlsm",
  });
  expect(sheet?.rows).toHaveLength(1);
});

test("a sheet relation that leads out of the file is ignored", async () => {
  const outside = 'Target="worksheets/sheet1.xml" TargetMode="External"';
  const relations = `<Relationships><Relationship Id="rId1" Type="x/worksheet" ${outside}/></Relationships>`;
  const file = fileWith("workbook.xml.rels", { data: relations });
  expect(await readBytes(file)).toEqual({ format: "xlsx", sheets: [] });
});

test("headers and sheets named like properties of an object do no harm", async () => {
  const rows =
    textRow(1, ["__proto__", "constructor", "日付", "開始", "終了"]) +
    textRow(2, ["a", "b", "__proto__", "9:00", "18:00"]);
  const workbook = await readBytes(xlsxFile({ sheets: [{ name: "__proto__", rows }] }));
  expect(workbook.sheet).toMatchObject({
    name: "__proto__",
    mapping: { date: 3, start: 4, end: 5 },
  });
  expect(Reflect.get({}, "a")).toBeUndefined();
});
