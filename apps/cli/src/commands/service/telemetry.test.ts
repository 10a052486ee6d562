import type { TelemetryEvent, TelemetrySnapshot } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import type { CliPorts } from "../../cli-ports.ts";
import { cli, terminal } from "../../testing/terminal.ts";

const reading = {
  at: Date.UTC(2026, 10, 25, 0, 0, 0),
  source: "proc" as const,
  containerMb: 143.4,
  serverMb: 90,
  runnerMb: 0,
  browserMb: 0,
  warningMb: 400,
  limitMb: 480,
  level: "ok" as const,
};
const line: TelemetryEvent = {
  type: "browser_count",
  at: reading.at + 1000,
  change: "increment",
  count: 1,
  line: "browser_count increment count=1",
};
const snapshot: TelemetrySnapshot = {
  reading,
  browserCount: 0,
  jobs: { waiting: 0, running: 0, waitingForPerson: 0, finished: 0 },
  followers: 1,
  thresholdsFrom: { warning: "default", limit: "default" },
  events: [],
};
const past = { at: [], containerMb: [], serverMb: [], runnerMb: [], browserMb: [], jobs: [] };
const total = "09:00:00 memory total=143MB server=90MB runner=0MB browser=0MB limit=480MB level=ok";

/** A client whose telemetry is one line and one more sample. */
function withTelemetry(ports: CliPorts): CliPorts {
  const telemetry = {
    now: async () => await Promise.resolve(snapshot),
    history: async () => await Promise.resolve(past),
    follow: async function* () {
      yield await Promise.resolve(line);
      yield { type: "sample" as const, at: reading.at, reading };
    },
  };
  return { ...ports, client: { ...ports.client, telemetry } };
}

/** One line, then the service is gone. */
async function* lineAndCut(): AsyncGenerator<TelemetryEvent> {
  yield await Promise.resolve(line);
  throw new TypeError("fetch failed");
}

test("in a pipe every sample and event is a plain line", async () => {
  const { ports, recorded } = terminal();

  expect(await cli(withTelemetry(ports), ["telemetry"])).toBe(130);
  expect(recorded.out).toBe(`${total}\n09:00:01 browser_count increment count=1\n${total}\n`);
});

test("at a terminal samples share the last line, and events go by above it", async () => {
  const { ports, recorded } = terminal();
  const shown: string[] = [];
  const status = (text: string) => void shown.push(text);

  await cli({ ...withTelemetry(ports), status }, ["telemetry"]);

  expect(recorded.out).toBe("09:00:01 browser_count increment count=1\n");
  expect(shown).toEqual([total, total, ""]);
});

test("a cut takes the last line away before it is told", async () => {
  const { ports } = terminal();
  const shown: string[] = [];
  const { client } = withTelemetry(ports);
  const telemetry = { ...client.telemetry, follow: lineAndCut };
  const status = (text: string) => void shown.push(text);
  const err = (text: string) => void shown.push(text);

  const exit = await cli({ ...ports, client: { ...client, telemetry }, status, err }, [
    "telemetry",
  ]);

  expect(exit).toBe(6);
  expect(shown).toEqual([total, "", expect.stringContaining("サービスにつながりません")]);
});

test("with --json each is an object of its own", async () => {
  const { ports, recorded } = terminal({ json: true });

  await cli(withTelemetry(ports), ["telemetry", "--json"]);

  const types = recorded.out
    .trimEnd()
    .split("\n")
    .map((text) => JSON.parse(text).type);
  expect(types).toEqual(["sample", "browser_count", "sample"]);
});
