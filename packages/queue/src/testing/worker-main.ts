import { parseArgs } from "node:util";
import { usualLimits } from "@jobcan-automation/core/testing";
import { openTestQueue } from "./open-test-queue.ts";
import { createTypingRunner } from "./typing-runner.ts";

/*
 * A worker as a process of its own, whose runs type into an attendance site. It says "ready" when it takes jobs, each
 * error in a line, and ends as the service does at SIGTERM.
 */
const { values } = parseArgs({
  options: {
    url: { type: "string", default: "" },
    site: { type: "string", default: "" },
    places: { type: "string", default: "1" },
    before: { type: "string", default: "0" },
    day: { type: "string", default: "0" },
    offline: { type: "boolean", default: false },
    lease: { type: "string", default: "30000" },
  },
});
const { engine, queue } = await openTestQueue(values.url, {
  role: "worker",
  leaseMs: Number(values.lease),
  given: {
    runner: createTypingRunner({
      siteUrl: values.site,
      isOffline: values.offline,
      beforeMs: Number(values.before),
      dayMs: Number(values.day),
    }),
    limits: { ...usualLimits, maxActive: Number(values.places) },
    onError: (error) => process.stdout.write(`error ${String(error)}\n`),
  },
});
process.once("SIGTERM", () => {
  void engine.shutdown().then(() => {
    queue.close();
    process.exit(0);
  });
});
process.stdout.write(`ready ${queue.name}\n`);
