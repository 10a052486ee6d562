import type { UploadPreview } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { en, ja } from "@jobcan-automation/sentences";
import { issueLines, sheetLines } from "./preview-lines.ts";

const place = { name: "11月", headerRow: 1, headers: [{ column: 1, text: "いつ" }] };
const sheet = { ...place, mapping: { date: 1, start: 2, end: 3 }, rows: [] };
const summary = (name: string, hidden = false) => ({ name, hidden, matchedColumns: 3 });
const row = { row: 2, date: "2026-11-02", startMin: 540, endMin: 1080, breaks: [], note: "" };

function preview(workbook: Partial<UploadPreview["workbook"]>, rows = [row]): UploadPreview {
  return {
    uploadId: "u1",
    fileName: "a.xlsx",
    today: "2026-11-23",
    workbook: { format: "xlsx", sheets: [summary("11月")], ...workbook },
    checked: { rows, issues: [], issueCount: 0 },
  };
}

test("a file with one sheet that was read prints nothing about sheets", () => {
  expect(sheetLines(preview({ sheet }), ja)).toEqual([]);
});

test("of several sheets it says which was read, and which others there are, hidden ones too", () => {
  const sheets = [summary("表紙"), summary("11月"), summary("旧", true)];

  expect(sheetLines(preview({ sheet, sheets }), ja)).toEqual([
    "シート「11月」を読みました（ほか：表紙、旧［非表示］）",
  ]);
  expect(sheetLines(preview({ sheet, sheets }), en).join("")).toContain("旧 [hidden]");
});

test.each([
  ["month_needed", "(--month YYYY-MM)"],
  ["several_people", "(--person NAME)"],
  ["several_months", "(--sheet NAME, --month YYYY-MM)"],
] as const)(
  "what a sheet leaves open (%s) is said with the option that answers it",
  (code, option) => {
    const issue = { sheet: "11月", cell: "A2", row: 2, value: "2", code, level: "error" } as const;
    const open = preview({ sheet });
    const lines = issueLines(
      { ...open, checked: { rows: [], issues: [issue], issueCount: 1 } },
      ja,
    );
    expect(lines).toHaveLength(1);
    expect(lines.join("")).toContain(option);
  },
);

test("missing columns and missing rows are reported", () => {
  expect(sheetLines(preview({ headersToMap: place }, []), ja).join("")).toContain("見出し：いつ");
  expect(sheetLines(preview({ sheets: [] }, []), ja)).toEqual([ja.sheets.noRows]);
  expect(sheetLines(preview({ sheet }, []), en)).toEqual([en.sheets.noRows]);
});

test("where the heads do not decide between pairs, their columns are named", () => {
  const headersToMap = {
    ...place,
    unclear: [["B", "C"], ["D"]],
  };

  expect(sheetLines(preview({ headersToMap }, []), ja).join("")).toContain(
    "2組あります（B・C列／D列）",
  );
  expect(sheetLines(preview({ headersToMap }, []), en).join("")).toContain("columns B・C / D");
});

test("issues beyond the listed ones are counted", () => {
  const cell = { sheet: "11月", cell: "B3", row: 3, value: "x" };
  const issue = { ...cell, code: "not_a_time", level: "error" } as const;
  const checked = { rows: [], issues: [issue], issueCount: 601 };

  expect(issueLines({ ...preview({ sheet }), checked }, ja)).toEqual([
    "エラー B3: 「x」は時刻として読めません",
    "… +600",
  ]);
});

test("a suggestion stands behind its issue, unless the sentence has it", () => {
  const cell = { sheet: "11月", cell: "B3", row: 3, value: "9", suggestion: "09:00" };
  const issues = [
    { ...cell, code: "ambiguous_time", level: "error" } as const,
    { ...cell, code: "overnight_understood", level: "info" } as const,
  ];
  const checked = { rows: [], issues, issueCount: 2 };

  expect(issueLines({ ...preview({ sheet }), checked }, ja)).toEqual([
    "エラー B3: 「9」は時刻を一つに決められません → 09:00",
    "情報   B3: 翌日の時刻として読みました（9 → 09:00）",
  ]);
});
