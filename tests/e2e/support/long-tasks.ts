import type { Browser, Page } from "@playwright/test";

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds by the clock. */
  dur?: number;
  /** Microseconds of the thread's own work. */
  tdur?: number;
  args: { name?: string };
}

/** What the page's main thread did while something went on: how many tasks, and the longest ones' own work in ms. */
export interface TaskTimes {
  count: number;
  longestMs: number[];
}

/**
 * Tasks of the renderer's main thread, each by its own CPU time: on a machine that is shared, the time by the clock
 * (what `PerformanceObserver` calls a long task) tells of the neighbours and not of the page.
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
