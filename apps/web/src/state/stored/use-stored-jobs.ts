import type { JobView } from "@jobcan-automation/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useService } from "../service.tsx";
import { collectReceipts, toCollect } from "./collect-receipts.ts";
import { type FurtherJob, storeOrder } from "./store-order.ts";
import { type StoredOrder, receiptOf } from "./stored-job.ts";
import { useOwnJobs } from "./use-own-jobs.ts";

const storedKey = ["stored"];

/** All that is stored in this browser; an error where it stores nothing. */
export function useStoredJobs() {
  const { openStore } = useService();
  return useQuery({
    queryKey: [...storedKey, "all"],
    queryFn: async () => await (await openStore()).all(),
    retry: false,
    staleTime: 0,
  });
}

/** The order and the receipt of one job, each as far as it is stored. */
export function useStoredJob(id: string) {
  const { openStore } = useService();
  return useQuery({
    queryKey: [...storedKey, "job", id],
    queryFn: async () => {
      const store = await openStore();
      const [order, receipt] = await Promise.all([store.order(id), store.receipt(id)]);
      return { order, receipt };
    },
    retry: false,
    staleTime: 0,
  });
}

/** Stores the receipts of all jobs of this browser that have ended, whatever screen is shown. */
export function useCollectedReceipts(): void {
  const { client, openStore } = useService();
  const queryClient = useQueryClient();
  const ended = toCollect(useOwnJobs().data ?? []);
  useQuery({
    queryKey: ["collected", ...ended],
    queryFn: async () => {
      await collectReceipts(client.jobs, await openStore(), ended);
      await queryClient.invalidateQueries({ queryKey: storedKey });
      return true;
    },
    enabled: ended.length > 0,
    retry: 3,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Stores the receipt of a job that is shown, as soon as it has ended; the list of jobs learns how it stands. */
export function useStoreReceipt(job: JobView | undefined): void {
  const { openStore, queries } = useService();
  const queryClient = useQueryClient();
  const receipt = job && receiptOf(job);
  const state = job?.status.state;
  useEffect(() => {
    if (state === undefined) return;
    void queryClient.invalidateQueries({ queryKey: queries.jobs.list.queryKey() });
  }, [state, queryClient, queries]);
  useQuery({
    queryKey: ["storing", job?.id],
    queryFn: async () => {
      if (receipt !== undefined) await (await openStore()).storeReceipt(receipt);
      await queryClient.invalidateQueries({ queryKey: storedKey });
      return true;
    },
    enabled: receipt !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Stores what was chosen for a job that was sent; of one that goes on from another, what was chosen for that. */
export function useStoreOrder() {
  const { openStore } = useService();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (sent: StoredOrder | FurtherJob) => await storeOrder(await openStore(), sent),
    retry: false,
    onSettled: () => queryClient.invalidateQueries({ queryKey: storedKey }),
  });
}

/** Removes what is stored of some jobs. */
export function useRemoveStored() {
  const { openStore } = useService();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => await (await openStore()).remove(ids),
    retry: false,
    onSettled: () => queryClient.invalidateQueries({ queryKey: storedKey }),
  });
}
