import type { JobEvent, JobView, SubmitInput, UploadPreview } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import type { AutofillClient } from "../autofill-client.ts";
import { ja } from "../sentences/index.ts";
import type { CliPorts } from "./cli-ports.ts";
import { runCli } from "./run-cli.ts";
import type { RunCommand } from "./parse-command.ts";

const row = { row: 2, date: "2026-11-02", startMin: 540, endMin: 1080, breaks: [], note: "" };
const preview: UploadPreview = {
  uploadId: "u1",
  fileName: "a.xlsx",
  workbook: { format: "xlsx", sheets: [] },
  checked: { rows: [row], issues: [], issueCount: 0 },
  today: "2026-11-23",
};
const badPreview: UploadPreview = {
  ...preview,
  checked: {
    rows: [row],
    issueCount: 1,
    issues: [
      { sheet: "S", cell: "B3", row: 3, value: "25:70", code: "not_a_time", level: "error" },
    ],
  },
};
const job: JobView = {
  id: "j1",
  fileName: "a.xlsx",
  target: "practice",
  mode: "fill",
  status: { state: "finished", queuedAt: 0, finishedAt: 1, outcome: "succeeded" },
  days: [
    {
      date: "2026-11-02",
      row: 2,
      note: "",
      sent: [],
      outcome: "verified",
      wanted: [
        { kind: "work_start", timeMin: 540 },
        { kind: "work_end", timeMin: 1080 },
      ],
      now: [
        { kind: "work_start", timeMin: 540, pending: false },
        { kind: "work_end", timeMin: 1080, pending: false },
      ],
    },
  ],
  lastSeq: 2,
  droppedLogEntries: 0,
};
const run: RunCommand = {
  name: "run",
  file: "a.xlsx",
  login: "taro@example.jp",
  passwordFrom: "environment",
  company: undefined,
  target: "practice",
  plan: false,
  note: undefined,
  group: undefined,
  includeHolidays: false,
};

interface Situation {
  preview?: UploadPreview;
  job?: JobView;
  json?: boolean;
  interrupted?: AbortSignal;
  failure?: unknown;
}

/** A command line around a service that answers as the situation says. */
function terminal(situation: Situation = {}) {
  const told = { out: "", err: "", submitted: [] as SubmitInput[], stopped: [] as string[] };
  const view = situation.job ?? job;
  const client = {
    service: { info: async () => await Promise.reject(new Error("not asked")) },
    workbooks: {
      upload: async () => {
        if (situation.failure !== undefined) throw situation.failure;
        return await Promise.resolve(situation.preview ?? preview);
      },
      read: async () => await Promise.reject(new Error("not asked")),
    },
    jobs: {
      submit: async (input: SubmitInput) => {
        told.submitted.push(input);
        return await Promise.resolve({ jobId: "j1", attached: false });
      },
      get: async () => await Promise.resolve(view),
      follow: async function* (): AsyncGenerator<JobEvent> {
        await Promise.resolve();
        yield { type: "snapshot", job: view, log: [] };
        yield {
          type: "log",
          entry: { seq: 1, at: 0, level: "info", message: { code: "browser_starting", facts: {} } },
        };
      },
      stop: async (id: string) => {
        await Promise.resolve();
        told.stopped.push(id);
      },
      touch: async () => await Promise.resolve(),
    },
  } satisfies Omit<AutofillClient, "trpc" | "telemetry">;
  const ports: CliPorts = {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the commands use nothing else of it
    client: client as unknown as AutofillClient,
    sentences: ja,
    lang: "ja",
    json: situation.json ?? false,
    out: (text) => void (told.out += text),
    err: (text) => void (told.err += text),
    readFile: async () => await Promise.resolve(new Blob(["PK"])),
    writeFile: async () => await Promise.resolve(),
    readStdin: async () => await Promise.resolve("from stdin\n"),
    env: { JOBCAN_PASSWORD: "hunter2" },
    interrupted: situation.interrupted ?? new AbortController().signal,
    newRequestKey: () => "key-00000001",
    keepOwner: async () => await Promise.resolve(),
    fetchTemplate: async () => await Promise.resolve(new Uint8Array()),
  };
  return { ports, told };
}

test("a job that succeeded ends with 0: log on stderr, table on stdout", async () => {
  const { ports, told } = terminal();

  expect(await runCli(ports, run)).toBe(0);
  expect(told.err).toContain("ブラウザーを起動しています");
  expect(told.out).toContain("2026-11-02  9:00 – 18:00  9:00 – 18:00   確認済み");
  expect(told.out).not.toContain("hunter2");
});

test("the receipt as JSON holds every day as the ledger does", async () => {
  const { ports, told } = terminal({ json: true });

  await runCli(ports, run);

  expect(JSON.parse(told.out)).toMatchObject({
    jobId: "j1",
    outcome: "succeeded",
    days: [{ date: "2026-11-02", row: 2, outcome: "verified" }],
  });
});

test("a job that failed ends with 1 and says what to do next", async () => {
  const { ports, told } = terminal({
    job: {
      ...job,
      status: {
        state: "finished",
        queuedAt: 0,
        finishedAt: 1,
        outcome: "failed",
        error: { code: "LOGIN_REJECTED", facts: {} },
      },
    },
  });

  expect(await runCli(ports, run)).toBe(1);
  expect(told.out).toContain("ログインできませんでした");
});

test("a sheet with errors is not sent, and ends with 3", async () => {
  const { ports, told } = terminal({ preview: badPreview });

  expect(await runCli(ports, run)).toBe(3);
  expect(told.submitted).toEqual([]);
  expect(told.err).toContain("B3: 「25:70」は時刻として読めません");
});

test("check lists the findings on stdout and ends with 3 on errors, 0 without", async () => {
  const bad = terminal({ preview: badPreview });
  const good = terminal();

  expect(await runCli(bad.ports, { name: "check", file: "a.xlsx" })).toBe(3);
  expect(bad.told.out).toContain("B3: ");
  expect(await runCli(good.ports, { name: "check", file: "a.xlsx" })).toBe(0);
});

test("the password may come by standard input, without its line end", async () => {
  const { ports, told } = terminal();

  await runCli(ports, { ...run, passwordFrom: "stdin" });

  expect(told.submitted[0]?.credentials.password).toBe("from stdin");
});

test("without a password nothing is sent, and the command line is to blame", async () => {
  const { ports, told } = terminal();

  expect(await runCli({ ...ports, env: {} }, run)).toBe(2);
  expect(told.submitted).toEqual([]);
});

test("a service that does not answer ends with 4", async () => {
  const { ports, told } = terminal({ failure: new TypeError("fetch failed") });

  expect(await runCli(ports, run)).toBe(4);
  expect(told.err).toContain("サービスにつながりません");
});

test("Ctrl-C stops the job and ends with 130", async () => {
  const pressed = new AbortController();
  const { ports, told } = terminal({ interrupted: pressed.signal });
  const submit = ports.client.jobs;
  const client = {
    ...ports.client,
    jobs: {
      ...submit,
      submit: async (input: SubmitInput) => {
        pressed.abort();
        return await submit.submit(input);
      },
    },
  };

  expect(await runCli({ ...ports, client }, run)).toBe(130);
  expect(told.stopped).toEqual(["j1"]);
});
