import { AutofillError } from "@jobcan-automation/contract";
import type { ActiveJobs } from "../active-jobs.ts";
import { type EngineOperation, operatedJob } from "./engine-operation.ts";
import type { EngineOptions } from "../engine-options.ts";
import type { JobScheduler } from "../job-scheduler.ts";
import type { Admission } from "../queue/admission.ts";

/** What is operated. */
interface Operated {
  active: ActiveJobs;
  admission: Admission;
  scheduler: JobScheduler;
}

/** The operation of an engine in this process; a drain ends with it. */
export function operateLocal(
  { runMemoryMb }: Pick<EngineOptions, "runMemoryMb">,
  { active, admission, scheduler }: Operated,
): EngineOperation {
  return {
    async drain() {
      admission.isDraining = true;
    },
    async admit() {
      admission.isDraining = false;
    },
    isDraining: async () => admission.isDraining,
    async overview() {
      const running = active.running();
      const memory = running.length > 0 ? runMemoryMb?.() : undefined;
      const jobs = [...running, ...active.waiting()].flatMap(({ id, job, pid = 0 }) => {
        const { position } = active.place(id);
        return operatedJob(job, { position, memoryMb: memory?.get(pid) }) ?? [];
      });
      return { isDraining: admission.isDraining, jobs, unlisted: 0 };
    },
    async stop(jobId, mode) {
      const found = active.get(jobId);
      if (found === undefined) throw new AutofillError("JOB_NOT_FOUND");
      scheduler.stop(found, mode, "operator");
    },
  };
}
