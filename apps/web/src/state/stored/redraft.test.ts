import type { ReadChoice, UploadPreview } from "@jobcan-automation/contract";
import { checkTimesheet } from "@jobcan-automation/timesheet";
import { expect, test } from "vitest";
import { preview, sheet, today } from "../../testing/sample-preview.ts";
import { emptyAccount } from "../account.ts";
import { changeDraft } from "../change-draft.ts";
import { draftOf, rowsToSend } from "../draft.ts";
import { orderOf } from "./order-of.ts";
import { redraft } from "./redraft.ts";

const edit = { row: 3, role: "start" as const, text: "9:30" };
const edited = changeDraft(draftOf(preview), { type: "edit", edit });
const storedOf = (draft = edited) => {
  const account = { ...emptyAccount, login: "taro@example.jp", password: "secret" };
  return orderOf({ draft, account }, { id: "j1", at: 5 });
};
const [, second] = rowsToSend(edited);

/** A service that still has the file, and reads it by its headings, or by the columns that it is given. */
function reading(byHeadings: UploadPreview = preview) {
  const asked: ReadChoice[] = [];
  const read = async (_id: string, choice: ReadChoice): Promise<UploadPreview> => {
    asked.push(choice);
    return await Promise.resolve(choice.mapping === undefined ? byHeadings : preview);
  };
  return { asked, read };
}

test("what is kept of an order says what was chosen, and has no password", () => {
  const order = storedOf();

  expect(order).toMatchObject({
    id: "j1",
    at: 5,
    fileName: "a.xlsx",
    months: ["2026-11"],
    account: { login: "taro@example.jp" },
    sheet: { uploadId: "u1", sheet: "勤怠", edits: [edit] },
  });
  expect(JSON.stringify(order)).not.toContain("secret");
});

test("the rest is read from the user's own file, with the edits of before", async () => {
  const { asked, read } = reading();
  const stored = storedOf().sheet;
  if (stored === undefined || second === undefined) throw new Error("a sheet of several days");

  const draft = await redraft({ read }, stored, new Set([second.date]));

  expect(asked).toEqual([{ sheet: "勤怠" }]);
  expect(draft && rowsToSend(draft)).toEqual([second]);
  expect(draft?.preview.fileName).toBe("a.xlsx");
});

test("columns that were chosen by hand are chosen again", async () => {
  const other = { ...sheet, mapping: { ...sheet.mapping, end: 4 } };
  const workbook = { ...preview.workbook, sheet: other };
  const { asked, read } = reading({
    ...preview,
    workbook,
    checked: checkTimesheet(other, { today }),
  });
  const stored = storedOf().sheet;
  if (stored === undefined || second === undefined) throw new Error("a sheet of several days");

  const draft = await redraft({ read }, stored, new Set([second.date]));

  expect(asked.at(-1)).toEqual({ sheet: "勤怠", headerRow: 1, mapping: sheet.mapping });
  expect(draft && rowsToSend(draft)).toEqual([second]);
});

test("a file that is gone, or that lacks one of the days, gives no draft", async () => {
  const stored = storedOf().sheet;
  if (stored === undefined) throw new Error("a sheet");
  const report = { code: "UPLOAD_NOT_FOUND", facts: {} };
  const gone = async () =>
    await Promise.reject(Object.assign(new Error("gone"), { data: { report } }));

  expect(await redraft({ read: gone }, stored, new Set(["2026-11-04"]))).toBeUndefined();
  expect(await redraft(reading(), stored, new Set(["2026-11-30"]))).toBeUndefined();
});
