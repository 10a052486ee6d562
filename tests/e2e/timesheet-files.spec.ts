import { createAutofillClient, createCookieJar } from "@jobcan-automation/client";
import { textRow, xlsxEntries, headerRow, zipFile } from "@jobcan-automation/workbook/testing";
import { sheetTexts } from "./support/receipts.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test.describe.configure({ timeout: 120_000 });

for (const month of ["this-month", "last-month", "2026-10", "2026-11"]) {
  test(`the template of ${month} reads back without an issue`, async ({ service }) => {
    const answer = await fetch(`${service.url}/templates/${month}.xlsx`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("spreadsheetml.sheet");

    const client = createAutofillClient({ url: service.url });
    const { checked, workbook } = await client.workbooks.upload(await answer.blob(), "t.xlsx");

    expect(checked.issues).toEqual([]);
    expect(workbook.sheet?.rows.length).toBeGreaterThan(15);
    expect(workbook.sheets.map(({ name }) => name)[1]).toBe("書き方");
  });
}

test("a workbook with macros comes back as it is, under the name and type that Excel opens", async ({
  service,
}) => {
  const cookieJar = createCookieJar();
  const client = createAutofillClient({ url: service.url, cookieJar });
  const preview = await client.workbooks.upload(
    new Blob([new Uint8Array(macroWorkbook())]),
    "勤怠.xlsm",
  );
  const { jobId } = await client.jobs.submit({
    uploadId: preview.uploadId,
    rows: preview.checked.rows,
    credentials: { login: "demo@example.jp", password: "practice-1234" },
    target: "practice",
    mode: "fill",
    options: {},
    requestKey: "timesheet-files",
  });
  for await (const event of client.jobs.follow(jobId)) void event;

  const receipt = await fetch(`${service.url}/receipts/${jobId}.xlsx`, {
    headers: { cookie: cookieJar.header() ?? "" },
  });

  expect(receipt.headers.get("content-type")).toBe(
    "application/vnd.ms-excel.sheet.macroEnabled.12",
  );
  const name = decodeURIComponent(receipt.headers.get("content-disposition") ?? "");
  expect(name).toMatch(/勤怠_receipt\.xlsm$/);
  const bytes = Buffer.from(await receipt.arrayBuffer());
  expect(bytes.includes("xl/vbaProject.bin")).toBe(true);
  expect(await sheetTexts(bytes)).toContain(words.outcomes.verified);
});

function macroWorkbook(): Buffer {
  const rows = headerRow + textRow(2, ["2026-11-02", "9:00", "18:00"]);
  const entries = xlsxEntries({
    sheets: [{ name: "11月", rows }],
    extra: [{ name: "xl/vbaProject.bin", data: "macros" }],
  });
  const types = entries.find(({ name }) => name === "[Content_Types].xml");
  if (types) {
    types.data =
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
  }
  return zipFile(entries);
}
