import type { DayRecord, JobEvent } from "@jobcan-automation/contract";
import type { CliWords } from "../../words/cli-words.ts";

const barWidth = 20;

/** Draws how many days have ended, event by event, as a line for `CliPorts.status`; empty before and after. */
export function createProgressLine(words: CliWords): (event: JobEvent) => string {
  const days = new Map<string, boolean>();
  let isRunning = false;
  let isPlan = false;
  return (event) => {
    if (event.type === "snapshot") {
      isPlan = event.job.mode === "plan";
      for (const day of event.job.days) days.set(day.date, isOver(day, isPlan));
      isRunning = event.job.status.state === "running";
    } else if (event.type === "day") days.set(event.day.date, isOver(event.day, isPlan));
    else if (event.type === "status") isRunning = event.status.state === "running";
    if (!isRunning || days.size === 0) return "";
    const ended = [...days.values()].filter(Boolean).length;
    const filled = Math.round((ended / days.size) * barWidth);
    const bar = "█".repeat(filled) + "░".repeat(barWidth - filled);
    return `${bar} ${words.progress(ended, days.size)}`;
  };
}

/** Whether a day was worked on to its end; one that is only compared is so once it has its plan. */
function isOver({ outcome, plan }: DayRecord, isPlan: boolean): boolean {
  const isReached = outcome !== undefined && outcome !== "not_reached";
  return isReached || (isPlan && plan !== undefined);
}
