import type { MemoryReading, TelemetryEvent } from "@jobcan-automation/contract";
import type { CliPorts } from "../../cli-ports.ts";
import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";
import { japanClock } from "../../terminal/japan-clock.ts";

/** `telemetry`: the service's memory and browsers as they are, until Ctrl-C. */
export const telemetry = defineCommand({
  name: "telemetry",
  service: "running",
  options: [],
  run: async (ports) => {
    const { client, interrupted } = ports;
    // A service that is not there fails here: following would retry.
    const { reading, events } = await client.telemetry.now(interrupted);
    const show = createPrinter(ports);
    for (const event of events) if (event.type !== "sample") show(event);
    show({ type: "sample", at: reading.at, reading });
    try {
      for await (const event of client.telemetry.follow({ signal: interrupted })) show(event);
    } finally {
      ports.status?.("");
    }
    return exitCodes.stopped;
  },
});

/** A line an event; at a terminal the samples share its last line. With --json an object a line. */
function createPrinter(ports: CliPorts): (event: TelemetryEvent) => void {
  return (event) => {
    if (ports.json) ports.out(`${JSON.stringify(event)}\n`);
    else if (event.type !== "sample") ports.out(`${japanClock(event.at)} ${event.line}\n`);
    else if (ports.status === undefined) ports.out(`${readingLine(event.reading)}\n`);
    else ports.status(readingLine(event.reading));
  };
}

/** In the words of the service's own log lines, which the runbook explains. */
function readingLine(reading: MemoryReading): string {
  const { at, containerMb, serverMb, runnerMb, browserMb, limitMb, level } = reading;
  const parts = [
    `total=${mb(containerMb)}`,
    `server=${mb(serverMb)}`,
    `runner=${mb(runnerMb)}`,
    `browser=${mb(browserMb)}`,
    `limit=${mb(limitMb)}`,
    `level=${level}`,
  ];
  return `${japanClock(at)} memory ${parts.join(" ")}`;
}

function mb(value: number): string {
  return `${Math.round(value)}MB`;
}
