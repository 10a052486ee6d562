import { checkpointTags } from "@jobcan-automation/contract";
import { readdirSync, readFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";
import {
  type LogLine,
  browserCountLine,
  cleanupKeys,
  cleanupResultLine,
  guardLine,
  jobPruneRemovedLine,
  jobPruneSummaryLine,
  memoryCheckLine,
  resolveThresholds,
  thresholdLines,
} from "@jobcan-automation/diagnostics";
import { expect, test } from "vitest";
import { z } from "zod";
import { readConfig } from "./config.ts";
import { describeSettings } from "./settings/describe-settings.ts";
import { shutDownService } from "./shutdown.ts";
import { createAppFixture } from "./testing/app-fixture.ts";

// What the documents promise an operator, held against the program.

const docs = new URL("../../../docs/", import.meta.url);
const readDoc = (name: string) => readFileSync(new URL(name, docs), "utf8");
const runbooks = ["runbook.md", "runbook.ja.md"];

/** Values out, so that a template and a real line are the same text. */
function shapeOf(line: string): string {
  return line
    .replaceAll(/(?:\d+(?:\.\d+)?|…)MB \((?:\d+(?:\.\d+)?|…)%\)/g, "MB (%)")
    .replaceAll(/=(?:"[^"]*"|[^\s"]+)/g, "=")
    .replaceAll(/=MB \(%\)/g, "=");
}

const cleanupSteps = ["page", "context", "browser", "playwright", "tree", "temp"] as const;

function producedLines(): LogLine[] {
  const env = { WEB_CONCURRENCY: 1, WEB_THREADS: 1, MAX_ACTIVE_SESSIONS: 1 };
  const counts = { jobsCount: 1, sessionsCount: 1, browserCount: 1 };
  const thresholds = { limitMb: 450, warningMb: 400 };
  const parts = { containerMb: 1, browserMb: 1, runnerMb: 1, hardLimitMb: 512 };
  const check = { tag: "job_start", rssMb: 1, ...counts, env, ...thresholds, parts } as const;
  const figures = { memoryMb: 420, percent: 93 };
  return [
    memoryCheckLine(check),
    browserCountLine("increment", 1),
    browserCountLine("decrement", 0),
    ...[false, true].flatMap((errorPath) =>
      cleanupSteps.map((step) => cleanupResultLine(step, { ok: true, errorPath })),
    ),
    cleanupResultLine("page", { ok: false, error: "timed_out", errorPath: true }),
    cleanupResultLine("context", { ok: false, error: "browser_gone", errorPath: true }),
    jobPruneRemovedLine({ jobId: "x", status: "completed", logCount: 1, ageSecs: 1 }),
    jobPruneSummaryLine(1, 1),
    ...thresholdLines(resolveThresholds({ warning: "512", limit: "450" })),
    ...thresholdLines(resolveThresholds({ hardLimitMb: 256 })),
    ...thresholdLines(resolveThresholds({ limit: "9000", ramMb: 4096 })),
    ...thresholdLines(resolveThresholds({ limit: "lots" })),
    guardLine({ kind: "high", ...figures, warningMb: 400 }),
    guardLine({ kind: "over_limit", ...figures, limitMb: 450 }),
    guardLine({ kind: "critical", ...figures, day: 1, jobId: "x" }),
    guardLine({ kind: "emergency", ...figures, day: 1, jobId: "x" }),
  ];
}

/** First words that the server writes itself, found where it writes them. */
function serverWords(): Set<string> {
  const folders = [
    new URL("./", import.meta.url),
    new URL("./compose/", import.meta.url),
    new URL("./engine/", import.meta.url),
    new URL("./operator/", import.meta.url),
    new URL("./http/operator/", import.meta.url),
    new URL("../../../packages/diagnostics/src/", import.meta.url),
  ];
  const source = folders
    .flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))
    .filter(({ pathname }) => pathname.endsWith(".ts") && !pathname.endsWith(".test.ts"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const calls = source.matchAll(
    /(?:\bline|\bbuildLine)\((?:"(?:info|warn|error)"|[^"()]+\? "info" : "warn"|outcome[^,]+), "(\w+)"/g,
  );
  return new Set([...calls].map(([, word = ""]) => word));
}

function linesShown(markdown: string): string[] {
  return [...markdown.matchAll(/```log\n(.*?)```/gs)].flatMap(([, block = ""]) =>
    block.trim().split("\n"),
  );
}

function commandsShown(markdown: string): string[] {
  return [...markdown.matchAll(/```sh\n(.*?)```/gs)].map(([, block = ""]) => block);
}

test.each(runbooks)("every log line that %s shows is one the program writes", (name) => {
  const shapes = new Set(producedLines().map(({ text }) => shapeOf(text)));
  const words = serverWords();
  const contract = new Set(producedLines().map(({ text }) => text.split(" ")[0]));
  const shown = linesShown(readDoc(name));

  expect(shown.length).toBeGreaterThan(40);
  const invented = shown.filter((line) => {
    const [word = ""] = line.split(" ");
    return contract.has(word) ? !shapes.has(shapeOf(line)) : !words.has(word);
  });
  expect(invented).toEqual([]);
});

test.each(runbooks)("%s leaves out no line, no tag and no clean-up key", (name) => {
  const text = readDoc(name);
  const shown = new Set(linesShown(text).map((line) => line.split(" ")[0] ?? ""));
  const words = [...producedLines().map((line) => line.text.split(" ")[0] ?? ""), ...serverWords()];

  expect([...new Set(words)].filter((word) => !shown.has(word))).toEqual([]);
  for (const named of [...checkpointTags, ...Object.values(cleanupKeys)]) {
    expect(text).toContain(`\`${named}\``);
  }
});

test("the two runbooks show the same lines and the same commands", () => {
  const [english = "", japanese = ""] = runbooks.map(readDoc);

  expect(linesShown(japanese)).toEqual(linesShown(english));
  expect(commandsShown(japanese)).toEqual(commandsShown(english));
});

test("the bounds and words that configuration.md allows are those that are taken", () => {
  const rows = describeSettings();
  expect(rows.length).toBeGreaterThan(30);
  for (const { name, allowed } of rows) {
    const bounds = /^(\d+)–(\d+)(?: \w+)?$/.exec(allowed);
    const words = [...allowed.matchAll(/`(\w+)`/g)].map(([, word = ""]) => word);
    const [least, most] = [Number(bounds?.[1]), Number(bounds?.[2])];
    const taken = bounds === null ? words : [String(least), String(most)];
    const refused = bounds === null ? ["no-such-word"] : [String(least - 1), String(most + 1)];
    const others = name === "ROLE" ? manyMachines : {};
    for (const value of taken) expect(() => readConfig({ ...others, [name]: value })).not.toThrow();
    if (taken.length === 0) continue;
    for (const value of refused) expect(() => readConfig({ [name]: value })).toThrow(name);
  }
});

/** What a part of a service cannot do without. */
const manyMachines = {
  QUEUE_URL: "redis://127.0.0.1",
  QUEUE_KEY: "0123456789abcdef0123456789abcdef",
  OWNER_KEY: "0123456789abcdef0123456789abcdef",
};

const statusSchema = z.object({
  droppedLogEntries: z.number(),
  log: z.array(z.object({ message: z.object({ code: z.string() }) })),
});

test("the status of a job tells its log and what was dropped of it", async () => {
  const fixture = createAppFixture();
  const browser = fixture.browser();
  await browser.upload();
  const submitted: unknown = await (await browser.submit()).json();
  const { result } = z
    .object({ result: z.object({ data: z.object({ jobId: z.string() }) }) })
    .parse(submitted);

  const status: unknown = await (await browser.send(`/status/${result.data.jobId}`)).json();

  const { log, droppedLogEntries } = statusSchema.parse(status);
  expect(log.map(({ message }) => message.code)).toEqual(["job_queued", "job_started"]);
  expect(droppedLogEntries).toBe(0);
});

test("who asks while the last run comes to its end is still answered, and nobody afterwards", async () => {
  const server = createServer((_request, response) => void response.end("shutting down"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/readyz`;
  const lastRun = Promise.withResolvers<void>();
  const reported: string[] = [];
  const ended = shutDownService(
    {
      stopAdmitting: () => void reported.push("stopped admitting"),
      engine: { shutdown: async () => await lastRun.promise },
      store: { [Symbol.dispose]: () => void reported.push("store closed") },
    },
    server,
  );

  expect(await (await fetch(url)).text()).toBe("shutting down");
  expect(reported).toEqual(["stopped admitting"]);
  lastRun.resolve();
  await ended;

  expect(reported).toEqual(["stopped admitting", "store closed"]);
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});
