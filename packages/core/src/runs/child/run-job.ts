import { type SheetMode, toAutofillError } from "@jobcan-automation/contract";
import { type FillWork, fillTimesheet } from "../../jobcan/fill-timesheet.ts";
import { probeSignIn, probeSite } from "../../jobcan/probe/probe-site.ts";
import { type RecheckWork, recheckDays } from "../../jobcan/recheck/recheck-days.ts";
import { type RunStop, isStop } from "../../jobcan/visit/run-stop.ts";
import { openSiteVisit, type SiteVisit } from "../../jobcan/visit/site-visit.ts";
import { type RunWork, type SettledOptions, type RunnerReport, isFailure } from "../messages.ts";
import { afterWindow, enterSite } from "./enter-site.ts";
import { visitOptions } from "./run-browser.ts";
import type { RunJob, RunPorts, Running } from "./run-ports.ts";

/** Runs one job from launch to the last proof, and closes its browser whatever happens. Never throws. */
export async function runJob(job: RunJob, ports: RunPorts, stop: RunStop): Promise<RunnerReport> {
  let visit: SiteVisit | undefined;
  let report: RunnerReport = { end: "done" };
  try {
    const work = await afterWindow(job.work, { ports, stop });
    visit = await openSiteVisit(visitOptions(work, ports, stop), stop.soft);
    const settled = await doWork(visit, { ...job, work }, { ports, stop });
    if (job.work.mode === "plan") ports.session(await visit.cookies(), settled);
    if (stop.asked === "after_day") report = { end: "stopped", when: "after_day" };
  } catch (error) {
    report = reportOf(error, stop);
  }
  await visit?.close({ errorPath: isFailure(report) });
  ports.lifecycle.checkpoint("browser_cleanup_after");
  return report;
}

async function doWork(visit: SiteVisit, job: RunJob, run: Running): Promise<SettledOptions> {
  const { work } = job;
  const { ports, stop } = run;
  switch (work.mode) {
    case "plan":
    case "fill":
      await enterSite(visit, job, run);
      return await fillTimesheet(visit, fillWork({ ...work, mode: work.mode }, ports), stop);
    case "recheck":
      await enterSite(visit, job, run);
      await recheckDays(visit, recheckWork(work, ports), stop);
      return {};
    case "probe":
      await probe(visit, job, run);
      return {};
  }
}

async function probe(visit: SiteVisit, job: RunJob, run: Running): Promise<void> {
  const { today, skeleton } = job.work;
  const work = { today, skeleton, reporter: run.ports.reporter };
  const signal = run.stop.any;
  try {
    await enterSite(visit, job, run);
  } catch (error) {
    await probeSignIn(visit, work, { error, signal });
    throw error;
  }
  await probeSite(visit, work, signal);
}

function fillWork(work: RunWork & { mode: SheetMode }, ports: RunPorts): FillWork {
  const { reporter, person, flushed } = ports;
  const { defaultNote, groupName, otherPlaces } = work.options;
  const { includeHolidays, unreadLeave, addMissingOn } = work.options;
  return {
    mode: work.mode,
    rows: work.rows,
    defaultNote: defaultNote ?? "",
    groupName,
    otherPlaces,
    includeHolidays: includeHolidays ?? false,
    unreadLeave,
    addMissingOn: new Set(addMissingOn),
    punchDelayMs: work.punchDelayMs,
    today: work.today,
    reporter,
    person,
    flushed,
  };
}

function recheckWork({ rows, options }: RunWork, { reporter }: RunPorts): RecheckWork {
  return { rows, placesByDate: options.placesByDate ?? {}, reporter };
}

function reportOf(error: unknown, stop: RunStop): RunnerReport {
  if (isStop(error, stop)) return { end: "stopped", when: stop.asked ?? "now" };
  return { end: "failed", error: toAutofillError(error).toReport() };
}
