import type { JobOrder } from "@jobcan-automation/contract";
import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { preview } from "../testing/sample-preview.ts";
import { emptyAccount } from "./account.ts";
import { draftOf } from "./draft.ts";
import { createQueryClient } from "./query-client.ts";
import { createRequestKey } from "./request-key.ts";
import { submitDraft } from "./submit-draft.ts";

const notCalled = async () => await Promise.reject(new Error("not expected"));
const order = { draft: draftOf(preview), account: emptyAccount, file: undefined };

/** The page's own way of repeating, without its pauses; `lost` is how many answers get lost. */
function pageSending({ lost, attached }: { lost: number; attached: boolean }) {
  const keys: string[] = [];
  const service = {
    workbooks: { upload: notCalled, read: notCalled },
    jobs: {
      submit: async ({ requestKey }: JobOrder) => {
        keys.push(requestKey);
        if (keys.length <= lost) throw new TypeError("Failed to fetch");
        return await Promise.resolve({ jobId: "j1", attached });
      },
    },
  };
  const { mutations } = createQueryClient().getDefaultOptions();
  const client = new QueryClient({
    defaultOptions: { mutations: { ...mutations, retryDelay: 0 } },
  });
  const request = createRequestKey();
  const press = async () =>
    await new MutationObserver(client, submitDraft(service, request)).mutate(order);
  return { keys, press };
}

test("after a lost answer the job that the repeated request is attached to is its own", async () => {
  const { keys, press } = pageSending({ lost: 1, attached: true });

  expect(await press()).toEqual({ jobId: "j1", isOther: false });
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size, "one request").toBe(1);
});

test("a first request that is attached at once shows another job", async () => {
  const { press } = pageSending({ lost: 0, attached: true });

  expect(await press()).toEqual({ jobId: "j1", isOther: true });
});

test("the next press is another request", async () => {
  const { keys, press } = pageSending({ lost: 0, attached: false });
  await press();
  await press();

  expect(new Set(keys).size).toBe(2);
});
