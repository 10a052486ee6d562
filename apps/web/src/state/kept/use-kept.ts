import type { JobView } from "@jobcan-automation/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useService } from "../service.tsx";
import { collectReceipts, toCollect } from "./collect-receipts.ts";
import { type FurtherJob, keepOrder } from "./keep-order.ts";
import { type KeptOrder, receiptOf } from "./kept-job.ts";
import { useOwnJobs } from "./use-own-jobs.ts";

const keptKey = ["kept"];

/** All that is kept in this browser; an error where it keeps nothing. */
export function useKept() {
  const { kept } = useService();
  return useQuery({
    queryKey: [...keptKey, "all"],
    queryFn: async () => await (await kept()).all(),
    retry: false,
    staleTime: 0,
  });
}

/** What is kept of one job; null where nothing is. */
export function useKeptJob(id: string) {
  const { kept } = useService();
  return useQuery({
    queryKey: [...keptKey, "job", id],
    queryFn: async () => {
      const jobs = await kept();
      const [order, receipt] = await Promise.all([jobs.order(id), jobs.receipt(id)]);
      return { order, receipt };
    },
    retry: false,
    staleTime: 0,
  });
}

/** Keeps the receipts of all jobs of this browser that have ended, whatever screen is shown. */
export function useCollectedReceipts(): void {
  const { client, kept } = useService();
  const queryClient = useQueryClient();
  const ended = toCollect(useOwnJobs().data ?? []);
  useQuery({
    queryKey: ["collected", ...ended],
    queryFn: async () => {
      await collectReceipts(client.jobs, await kept(), ended);
      await queryClient.invalidateQueries({ queryKey: keptKey });
      return true;
    },
    enabled: ended.length > 0,
    retry: 3,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Keeps the receipt of a job that is shown, as soon as it has ended; the list of jobs learns how it stands. */
export function useKeepReceipt(job: JobView | undefined): void {
  const { kept, queries } = useService();
  const queryClient = useQueryClient();
  const receipt = job && receiptOf(job);
  const state = job?.status.state;
  useEffect(() => {
    if (state === undefined) return;
    void queryClient.invalidateQueries({ queryKey: queries.jobs.list.queryKey() });
  }, [state, queryClient, queries]);
  useQuery({
    queryKey: ["keeping", job?.id],
    queryFn: async () => {
      if (receipt !== undefined) await (await kept()).keepReceipt(receipt);
      await queryClient.invalidateQueries({ queryKey: keptKey });
      return true;
    },
    enabled: receipt !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Keeps what was chosen for a job that was sent; of one that goes on from another, what was chosen for that. */
export function useKeepOrder() {
  const { kept } = useService();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (sent: KeptOrder | FurtherJob) => await keepOrder(await kept(), sent),
    retry: false,
    onSettled: () => queryClient.invalidateQueries({ queryKey: keptKey }),
  });
}

/** Removes what is kept of some jobs. */
export function useRemoveKept() {
  const { kept } = useService();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => await (await kept()).remove(ids),
    retry: false,
    onSettled: () => queryClient.invalidateQueries({ queryKey: keptKey }),
  });
}
