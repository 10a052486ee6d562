import type { SubmitInput, UploadPreview } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { emptyAccount } from "./account.ts";
import { draftOf } from "./draft.ts";
import { sendDraft } from "./send-draft.ts";

const row = { row: 2, date: "2026-11-02", startMin: 540, endMin: 1080, breaks: [], note: "" };
const previewOf = (uploadId: string): UploadPreview => ({
  uploadId,
  fileName: "a.xlsx",
  today: "2026-11-23",
  workbook: { format: "xlsx", sheets: [] },
  checked: { rows: [row], issues: [], issueCount: 0 },
});
const refusal = (code: string) =>
  Object.assign(new Error(code), { data: { report: { code, facts: {} } } });
const file = new File(["PK"], "a.xlsx");
const sending = {
  draft: draftOf(previewOf("old")),
  account: emptyAccount,
  file,
  requestKey: "key-1",
};

const notCalled = async () => await Promise.reject(new Error("not expected"));

/** A service that refuses the first submit with a code, and accepts the second. */
function serviceRefusing(code: string | undefined) {
  const submitted: SubmitInput[] = [];
  const service = {
    workbooks: { upload: async () => await Promise.resolve(previewOf("new")), read: notCalled },
    jobs: {
      submit: async (input: SubmitInput) => {
        submitted.push(input);
        if (code !== undefined && submitted.length === 1) throw refusal(code);
        return await Promise.resolve({ jobId: "j1", attached: false });
      },
      get: notCalled,
      stop: notCalled,
      touch: notCalled,
      follow: () => {
        throw new Error("not expected");
      },
    },
  };
  return { service, submitted };
}

test("an upload that has expired is made again from the file in hand, with the same request key", async () => {
  const { service, submitted } = serviceRefusing("UPLOAD_NOT_FOUND");

  expect(await sendDraft(service, sending)).toEqual({ jobId: "j1", attached: false });
  expect(submitted.map(({ uploadId, requestKey }) => [uploadId, requestKey])).toEqual([
    ["old", "key-1"],
    ["new", "key-1"],
  ]);
});

test("any other refusal is passed on, and nothing is sent twice", async () => {
  const { service, submitted } = serviceRefusing("QUEUE_FULL");

  await expect(sendDraft(service, sending)).rejects.toThrow("QUEUE_FULL");
  expect(submitted).toHaveLength(1);
});
