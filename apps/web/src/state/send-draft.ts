import type { AutofillClient } from "@jobcan-automation/client/browser";
import type { SubmitAnswer } from "@jobcan-automation/contract";
import { type Account, submitInputOf } from "./account.ts";
import { type Draft, moveDraft } from "./draft.ts";
import { reportedCode } from "./reported-code.ts";

type Service = Pick<AutofillClient, "workbooks"> & { jobs: Pick<AutofillClient["jobs"], "submit"> };

export interface Sending {
  draft: Draft;
  account: Account;
  /** Uploaded again without asking where the upload has expired meanwhile. */
  file: File | undefined;
  requestKey: string;
}

/** Submits the draft; uploads its file again where the service no longer has it (expired, or restarted). */
export async function sendDraft(service: Service, sending: Sending): Promise<SubmitAnswer> {
  const { draft, account, file, requestKey } = sending;
  try {
    return await service.jobs.submit(submitInputOf(draft, account, requestKey));
  } catch (error) {
    if (file === undefined || reportedCode(error) !== "UPLOAD_NOT_FOUND") throw error;
    const again = moveDraft(draft, await service.workbooks.upload(file, file.name));
    return await service.jobs.submit(submitInputOf(again, account, requestKey));
  }
}
