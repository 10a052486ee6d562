import type { AutofillClient } from "@jobcan-automation/client/browser";
import type { Account } from "./account.ts";
import type { Draft } from "./draft.ts";
import { isOtherJob, type RequestKey } from "./request-key.ts";
import { sendDraft } from "./send-draft.ts";

type Service = Pick<AutofillClient, "workbooks"> & { jobs: Pick<AutofillClient["jobs"], "submit"> };

/** What one press of the button sends. */
export interface Order {
  draft: Draft;
  account: Account;
  file: File | undefined;
}

/**
 * A mutation that submits a draft. The key is taken anew by each attempt, because the mutation repeats by itself what
 * was not answered: the attempt after a lost answer then knows that its job may already exist. `isOther`: nothing was
 * sent, another job of the account is under way.
 */
export function submitDraft(service: Service, request: RequestKey) {
  return {
    mutationFn: async ({ draft, account, file }: Order) => {
      const { requestKey, isRepeated } = request.take();
      const answer = await sendDraft(service, { draft, account, file, requestKey });
      return { jobId: answer.jobId, isOther: isOtherJob(answer, { isRepeated }) };
    },
    onSettled: (_answer: unknown, error: Error | null) => request.settle(error),
  };
}
