import type { Browser, Page } from "@playwright/test";

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds of wall-clock time. */
  dur?: number;
  /** Microseconds of CPU time. */
  tdur?: number;
  args: { name?: string };
}

/** Tasks of the page's main thread: how many, and the CPU times of the longest ones, in ms. */
export interface TaskTimes {
  count: number;
  longestMs: number[];
}

/**
 * Tasks of the renderer's main thread by CPU time: on a shared machine, wall-clock time (which `PerformanceObserver`
 * uses for long tasks) also measures other processes.
 */
export async function mainThreadTasks(
  browser: Browser,
  page: Page,
  during: () => Promise<void>,
): Promise<TaskTimes> {
  await browser.startTracing(page, {
    categories: ["toplevel", "disabled-by-default-devtools.timeline", "__metadata"],
  });
  await during();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse(
    (await browser.stopTracing()).toString("utf8"),
  );
  const mainThreads = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = trace.traceEvents
    .filter(({ name, pid, tid }) => name.endsWith("RunTask") && mainThreads.has(`${pid}/${tid}`))
    .map(({ tdur = 0 }) => Math.round(tdur / 1000));
  return { count: tasks.length, longestMs: tasks.toSorted((a, b) => b - a).slice(0, 10) };
}
