import { type Answer, AutofillError } from "@jobcan-automation/contract";
import type { LocalEngine } from "@jobcan-automation/core";
import { secretsOf } from "../record/order.ts";
import { parseStop, stopNow, type StopOrder } from "../record/stop-order.ts";
import type { Peers } from "../seal/peers.ts";

/** The jobs in a worker's hands. */
export interface WorkedJobs {
  ownerOf(jobId: string): string | undefined;
  stop(jobId: string, order: StopOrder): void;
}

/** Sealed by a web server of ours. Whose job it is came to the worker sealed, and Redis cannot say otherwise. */
interface PersonBody {
  owner: string;
  number?: number;
}

/** What a web server asks of the worker that has a job. What opens or answers anything names who asks. */
export function serveCalls(peers: Peers, engine: LocalEngine, jobs: WorkedJobs): void {
  const refOf = (jobId: string, { owner }: PersonBody) => {
    if (jobs.ownerOf(jobId) === undefined) throw new AutofillError("NOT_ASKED");
    return { jobId, owner };
  };
  peers.handle("stop", (jobId, mode) => jobs.stop(jobId, parseStop(mode) ?? stopNow));
  peers.handle("answer", async (jobId, body) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see PersonBody
    const asked = body as PersonBody & { answer: Answer };
    await engine.answer(refOf(jobId, asked), asked.answer, asked.number);
  });
  peers.handle("extend", async (jobId, body) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see PersonBody
    const asked = body as PersonBody;
    await engine.extend(refOf(jobId, asked), asked.number);
  });
  peers.handle("skeletons", async (jobId, owner) =>
    engine.skeletons({ jobId, owner: String(owner) }).catch(() => []),
  );
  peers.handle("sitting", (planId, owner) => {
    const { order, cookies } = engine.sittings.get(planId);
    if (order.owner !== owner) throw new AutofillError("SITTING_OVER");
    return { ...order, ...secretsOf({ ...order, password: undefined, cookies }) };
  });
  peers.handle("sitting_over", (planId) => engine.sittings.end(planId));
  peers.handle("touch", async (jobId) => {
    engine.sittings.renew(jobId);
    const owner = jobs.ownerOf(jobId);
    if (owner !== undefined) await engine.touch({ jobId, owner });
  });
  peers.handle("memory", async (jobId) => {
    const { jobs: here } = await engine.operation.overview();
    return here.find((job) => job.jobId === jobId)?.memoryMb;
  });
  peers.handle("goodbye", (jobId) => engine.sittings.goodbye(jobId));
}
