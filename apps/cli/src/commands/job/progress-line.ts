import type { JobEvent } from "@jobcan-automation/contract";
import type { CliWords } from "../../words/cli-words.ts";

const barWidth = 20;

/** Draws how many days have ended, event by event, as a line for `CliPorts.status`; empty before and after. */
export function createProgressLine(words: CliWords): (event: JobEvent) => string {
  const days = new Map<string, boolean>();
  let isRunning = false;
  return (event) => {
    if (event.type === "snapshot") {
      for (const { date, outcome } of event.job.days) days.set(date, outcome !== undefined);
      isRunning = event.job.status.state === "running";
    } else if (event.type === "day") days.set(event.day.date, event.day.outcome !== undefined);
    else if (event.type === "status") isRunning = event.status.state === "running";
    if (!isRunning || days.size === 0) return "";
    const ended = [...days.values()].filter(Boolean).length;
    const filled = Math.round((ended / days.size) * barWidth);
    const bar = "█".repeat(filled) + "░".repeat(barWidth - filled);
    return `${bar} ${words.progress(ended, days.size)}`;
  };
}
