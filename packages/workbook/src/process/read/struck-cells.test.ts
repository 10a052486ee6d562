import { expect, test } from "vitest";
import { checkFile } from "../../testing/check-file.ts";
import { createUploadFolder } from "../../testing/upload-folder.ts";
import { textRow, xlsxFile } from "../../testing/xlsx-file.ts";

/** Cell styles by their index: plain, struck, white on nothing, white on a dark fill, and a strike that is taken off. */
const styles = `<fonts>
<font><sz val="11"/></font>
<font><strike/></font>
<font><color rgb="FFFFFFFF"/></font>
<font><strike val="0"/></font>
<font><color theme="0"/></font>
</fonts><fills>
<fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF203864"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor theme="0"/></patternFill></fill>
</fills><cellXfs>
<xf numFmtId="0" fontId="0" fillId="0"/>
<xf numFmtId="0" fontId="1" fillId="0"/>
<xf numFmtId="0" fontId="2" fillId="0"/>
<xf numFmtId="0" fontId="2" fillId="1"/>
<xf numFmtId="0" fontId="3" fillId="0"/>
<xf numFmtId="0" fontId="4" fillId="2"/>
</cellXfs>`;

const [plain, struck, white, onDark, notStruck, whiteOnWhite] = [0, 1, 2, 3, 4, 5];

async function read(heads: readonly string[], ...rows: [string, number?][][]) {
  await using folder = await createUploadFolder();
  const body = rows.map((cells) => {
    const xml = cells.map(
      ([text, style = plain]) => `<c t="inlineStr" s="${style}"><is><t>${text}</t></is></c>`,
    );
    return `<row>${xml.join("")}</row>`;
  });
  const sheets = [{ name: "勤怠", rows: textRow(1, heads) + body.join("") }];
  const { first } = await checkFile(await folder.write("a.xlsx", xlsxFile({ sheets, styles })));
  return {
    days: first.rows.map(({ date, doubtful }) => date.slice(5) + (doubtful === true ? "?" : "")),
    issues: first.issues.map(({ cell, code }) => `${cell} ${code}`),
  };
}

const heads = ["日付", "出勤", "退勤"];
const rested = [...heads, "休憩開始", "休憩終了"];

test.each([
  ["date", 0],
  ["start", 1],
  ["end", 2],
])("a day whose %s is struck through is in doubt", async (_, at) => {
  const row: [string, number?][] = [["2026/11/2"], ["9:00"], ["18:00"]];
  row[at] = [row[at]?.[0] ?? "", struck];
  const { days, issues } = await read(heads, row, [["2026/11/4"], ["9:00"], ["18:00"]]);
  expect(days).toEqual(["11-02?", "11-04"]);
  expect(issues).toEqual([`${"ABC".charAt(at)}2 struck_out`]);
});

test("a break that is struck through makes its day doubtful", async () => {
  const { days, issues } = await read(rested, [
    ["2026/11/2"],
    ["9:00"],
    ["18:00"],
    ["12:00", struck],
    ["13:00", struck],
  ]);
  expect(days).toEqual(["11-02?"]);
  expect(issues).toEqual(["D2 struck_out"]);
});

test("a row that is struck through above its correction makes the day doubtful", async () => {
  const { days } = await read(
    heads,
    [
      ["2026/11/2", struck],
      ["9:00", struck],
      ["12:00", struck],
    ],
    [["2026/11/2"], ["13:00"], ["18:00"]],
    [["2026/11/4"], ["9:00"], ["12:00"]],
    [["2026/11/4"], ["13:00", struck], ["18:00", struck]],
  );
  expect(days).toEqual(["11-02?", "11-04?"]);
});

test("times in white on white are in doubt, as nobody sees them", async () => {
  const { days, issues } = await read(
    heads,
    [["2026/11/2"], ["9:00", white], ["18:00", white]],
    [["2026/11/4"], ["9:00", whiteOnWhite], ["18:00"]],
  );
  expect(days).toEqual(["11-02?", "11-04?"]);
  expect(issues).toEqual(["B2 unseen_text", "B3 unseen_text"]);
});

test("white on a dark fill, and a strike that is taken off, are plain", async () => {
  const { days, issues } = await read(heads, [
    ["2026/11/2", onDark],
    ["9:00", onDark],
    ["18:00", notStruck],
  ]);
  expect(days).toEqual(["11-02"]);
  expect(issues).toEqual([]);
});

test("a note that is struck through is no doubt, and neither is an empty struck cell", async () => {
  const { days } = await read(
    [...heads, "備考"],
    [["2026/11/2"], ["9:00"], ["18:00"], ["在宅", struck]],
    [
      ["2026/11/3", struck],
      ["", struck],
      ["", struck],
    ],
  );
  expect(days).toEqual(["11-02"]);
});

const run = (text: string, isStruck = false) =>
  `<r><rPr>${isStruck ? "<strike/>" : ""}<sz val="11"/></rPr><t>${text}</t></r>`;

const plainCell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

test.each(["shared", "inline"])(
  "of a %s text, a part that is struck through is left out, and the day is in doubt",
  async (how) => {
    await using folder = await createUploadFolder();
    const texts = [
      run("9:00", true) + run("10:00"),
      run("18:00", true),
      `${run("18:")}${run("30")}`,
      `${run("私用 ", true)}${run("在宅")}`,
    ];
    const cell = (at: number) =>
      how === "shared"
        ? `<c t="s"><v>${at}</v></c>`
        : `<c t="inlineStr"><is>${texts[at] ?? ""}</is></c>`;
    const rows = [
      plainCell("2026/11/2") + cell(0) + plainCell("18:00"),
      plainCell("2026/11/4") + plainCell("9:00") + cell(1),
      plainCell("2026/11/5") + plainCell("9:00") + cell(2) + cell(3),
    ].map((cells) => `<row>${cells}</row>`);
    const sheets = [{ name: "勤怠", rows: textRow(1, [...heads, "備考"]) + rows.join("") }];
    const sharedStrings = texts.map((text) => `<si>${text}</si>`).join("");
    const { first } = await checkFile(
      await folder.write("a.xlsx", xlsxFile({ sheets, styles, sharedStrings })),
    );
    expect(first.rows).toMatchObject([
      { date: "2026-11-02", startMin: 600, doubtful: true },
      { date: "2026-11-04", endMin: 1080, doubtful: true },
      { date: "2026-11-05", endMin: 1110, note: "在宅" },
    ]);
    expect(first.rows[2]).not.toHaveProperty("doubtful", true);
    expect(first.issues.map(({ cell: at, code }) => `${at} ${code}`)).toEqual([
      "B2 struck_out",
      "C3 struck_out",
    ]);
  },
);
