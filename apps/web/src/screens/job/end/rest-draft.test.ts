import type { ReadChoice, UploadPreview } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { draftOf, rowsToSend } from "../../../state/draft.ts";
import { emptySession } from "../../../state/session.tsx";
import { sampleDay, sampleJob } from "../../../testing/sample-job.ts";
import { sampleOrder } from "../../../testing/sample-order.ts";
import { preview } from "../../../testing/sample-preview.ts";
import { restDraft } from "./rest-draft.ts";

const days = [sampleDay("2026-11-05")];
const job = sampleJob({ days });
const order = sampleOrder({ sheet: { uploadId: "u1", sheet: "勤怠", edits: [] } });

/** A service that still has the uploads of these ids, and reads every file as the sample. */
function serviceWith(...held: string[]) {
  const uploaded: string[] = [];
  const report = { code: "UPLOAD_NOT_FOUND", facts: {} };
  const workbooks = {
    upload: async (_file: Blob, fileName: string): Promise<UploadPreview> => {
      uploaded.push(fileName);
      return await Promise.resolve({ ...preview, uploadId: "u2", fileName });
    },
    read: async (uploadId: string, _choice: ReadChoice): Promise<UploadPreview> => {
      if (!held.includes(uploadId)) throw Object.assign(new Error("gone"), { data: { report } });
      return await Promise.resolve(preview);
    },
  };
  return { uploaded, client: { workbooks } };
}

test("in the tab that sent it the rest is of the sheet and the file that it has", async () => {
  const file = new File(["PK"], "a.xlsx");
  const session = { ...emptySession, sentAs: "j1", draft: draftOf(preview), file };
  const { uploaded, client } = serviceWith();

  const rest = await restDraft(client, session, { job, days, order });
  expect(rowsToSend(rest.draft).map(({ date }) => date)).toEqual(["2026-11-05"]);
  expect([rest.file, uploaded]).toEqual([file, []]);
});

test("in another tab it is of the user's own file, as long as the service has that", async () => {
  const { uploaded, client } = serviceWith("u1");

  const { draft } = await restDraft(client, emptySession, { job, days, order });
  expect([draft.preview.uploadId, draft.preview.fileName]).toEqual(["u1", "a.xlsx"]);
  expect(rowsToSend(draft).map(({ date }) => date)).toEqual(["2026-11-05"]);
  expect(uploaded).toEqual([]);
});

test.each([
  ["the file is gone", order],
  ["nothing is kept of the order", undefined],
])(
  "where %s the days themselves are sent, as a file that bears the user's name",
  async (_, stored) => {
    const { uploaded, client } = serviceWith();

    const { file } = await restDraft(client, emptySession, { job, days, order: stored });
    expect(uploaded).toEqual(["a.csv"]);
    expect(await file?.text()).toContain("2026-11-05");
  },
);

test("the order's own note is not written as a note of its days", async () => {
  const { client } = serviceWith();
  const account = { ...order.account, defaultNote: "打刻漏れ" };
  const noted = [sampleDay("2026-11-05", { note: "打刻漏れ" })];

  const { file } = await restDraft(client, emptySession, {
    job,
    days: noted,
    order: { ...order, account },
  });
  expect(await file?.text()).not.toContain("打刻漏れ");
});
