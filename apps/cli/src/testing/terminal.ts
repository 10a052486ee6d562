import type {
  AnswerOrder,
  JobEvent,
  JobSummary,
  JobView,
  ProbeOrder,
  ReadChoice,
  RecheckOrder,
  SkeletonPage,
  SubmitInput,
  UploadPreview,
} from "@jobcan-automation/contract";
import type { AutofillNodeClient } from "@jobcan-automation/client";
import { ja } from "@jobcan-automation/sentences";
import type { CliPorts, Machine } from "../cli-ports.ts";
import { commandTable } from "../commands/command-table.ts";
import { parseCommandLine } from "../parser/parse-command-line.ts";
import { runCli } from "../run-cli.ts";
import { cliWords } from "../words/catalogue.ts";

const row = { row: 2, date: "2026-11-02", startMin: 540, endMin: 1080, breaks: [], note: "" };
const preview: UploadPreview = {
  uploadId: "u1",
  fileName: "a.xlsx",
  workbook: { format: "xlsx", sheets: [] },
  checked: { rows: [row], issues: [], issueCount: 0 },
  today: "2026-11-23",
};
export const badPreview: UploadPreview = {
  ...preview,
  checked: {
    rows: [row],
    issueCount: 1,
    issues: [
      { sheet: "S", cell: "B3", row: 3, value: "25:70", code: "not_a_time", level: "error" },
    ],
  },
};
/** A day to enter and one that the sheet puts in doubt. */
export const doubtfulPreview: UploadPreview = {
  ...preview,
  checked: {
    rows: [row, { ...row, row: 3, date: "2026-11-04", doubtful: true }],
    issueCount: 1,
    issues: [
      {
        sheet: "S",
        cell: "D3",
        row: 3,
        value: "有給",
        code: "leave_over_times",
        level: "warning",
      },
    ],
  },
};
export const job: JobView = {
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
/** A command line that enters a sheet. */
export const run = ["fill", "a.xlsx", "--login", "taro@example.jp", "--target", "practice"];

/** Runs a command line as the program does; resolves to the exit code. */
export async function cli(ports: CliPorts, args: readonly string[]): Promise<number> {
  const asked = parseCommandLine(args, commandTable);
  if (asked.kind !== "run") throw new Error(`${args.join(" ")} runs no command`);
  return await runCli(ports, asked.command, asked);
}

/** A machine with everything that is needed. */
export const healthyMachine: Machine = {
  version: "1.2.3",
  nodeVersion: "24.0.0",
  findBrowser: () => "/opt/chromium",
  fetchBrowser: async () => await Promise.resolve(),
  openPage: () => false,
  browserVersion: async () => await Promise.resolve("Chromium 148"),
  hasJapaneseFonts: async () => await Promise.resolve(true),
  memory: () => ({ limitMb: 2048, freeMb: 900 }),
  answers: async () => await Promise.resolve(true),
};

interface Situation {
  preview?: UploadPreview;
  job?: JobView;
  json?: boolean;
  interrupted?: AbortSignal;
  failure?: unknown;
  /** The account has this job already. */
  attached?: boolean;
  password?: "asked for";
  /** The key that is stored for the service. */
  key?: string;
  /** What a person at the terminal answers when asked whether to go on. */
  answer?: string;
  /** What the files on the disk hold. */
  file?: string;
  /** The jobs that the service knows. */
  list?: JobSummary[];
  /** The structure of pages that a connection test did not understand. */
  skeletons?: SkeletonPage[];
}

/** What was printed, and what the service received. */
interface Recorded {
  out: string;
  err: string;
  submitted: SubmitInput[];
  probed: Omit<ProbeOrder, "mode">[];
  rechecked: Omit<RecheckOrder, "mode">[];
  stopped: string[];
  answered: AnswerOrder[];
  choices: ReadChoice[];
  saved: Map<string, string>;
  storedKeys: string[];
}

const keys = { issue: async () => await Promise.resolve("jcaf_fresh") };

/** A command line around a service that answers as the situation says. */
export function terminal(situation: Situation = {}): { ports: CliPorts; recorded: Recorded } {
  const recorded: Recorded = {
    out: "",
    err: "",
    submitted: [],
    probed: [],
    rechecked: [],
    stopped: [],
    answered: [],
    choices: [],
    saved: new Map(),
    storedKeys: [],
  };
  const client = { ...answering(situation, recorded), keys };
  const ports: CliPorts = {
    server: "http://service.test",
    accessToken: undefined,
    key: situation.key,
    storeKey: async (key) => await Promise.resolve(void recorded.storedKeys.push(key)),
    isOwn: false,
    openOwn: async () => await Promise.reject(new Error("not asked")),
    machine: healthyMachine,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the commands use nothing else of it
    client: client as unknown as AutofillNodeClient,
    sentences: ja,
    words: cliWords.ja,
    lang: "ja",
    json: situation.json ?? false,
    out: (text) => void (recorded.out += text),
    err: (text) => void (recorded.err += text),
    readFile: async () => await Promise.resolve(new Blob([situation.file ?? "PK"])),
    writeFile: async (path, bytes) => {
      await Promise.resolve(recorded.saved.set(path, Buffer.from(bytes).toString()));
    },
    readStdin: async () => await Promise.resolve("from stdin\n"),
    status: undefined,
    columns: undefined,
    ask:
      situation.answer === undefined
        ? undefined
        : async () => await Promise.resolve(situation.answer ?? ""),
    askHidden:
      situation.password === undefined ? undefined : async () => await Promise.resolve("asked for"),
    env: situation.password === undefined ? { JOBCAN_PASSWORD: "hunter2" } : {},
    interrupted: situation.interrupted ?? new AbortController().signal,
    onLeave: () => undefined,
    newRequestKey: () => "key-00000001",
    storeOwner: async () => await Promise.resolve(),
  };
  return { ports, recorded };
}

function answering(
  situation: Situation,
  recorded: Recorded,
): Omit<AutofillNodeClient, "trpc" | "telemetry" | "keys"> {
  const view = situation.job ?? job;
  const answer = { jobId: "j1", attached: situation.attached ?? false };
  return {
    service: { info: async () => await Promise.reject(new Error("not asked")) },
    workbooks: {
      upload: async () => {
        if (situation.failure !== undefined) throw situation.failure;
        return await Promise.resolve(situation.preview ?? preview);
      },
      read: async (_uploadId, choice) => {
        recorded.choices.push(choice);
        return await Promise.resolve(situation.preview ?? preview);
      },
    },
    jobs: {
      submit: async (input: SubmitInput) => {
        recorded.submitted.push(input);
        return await Promise.resolve(answer);
      },
      apply: async () => await Promise.reject(new Error("not asked")),
      get: async () => await Promise.resolve(view),
      list: async () => await Promise.resolve(situation.list ?? []),
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
        recorded.stopped.push(id);
      },
      touch: async () => await Promise.resolve(),
      answer: async (order) => {
        await Promise.resolve();
        recorded.answered.push(order);
      },
      extend: async () => await Promise.resolve(),
      probe: async (order) => {
        recorded.probed.push(order);
        return await Promise.resolve(answer);
      },
      recheck: async (order) => {
        recorded.rechecked.push(order);
        return await Promise.resolve(answer);
      },
      skeletons: async () => await Promise.resolve(situation.skeletons ?? []),
    },
    files,
  };
}

const files: AutofillNodeClient["files"] = {
  template: async (month) => await Promise.resolve(new Blob([`sheet of ${month}`])),
  receipt: async (id, options) =>
    await Promise.resolve(new Blob([`receipt of ${id} as ${options?.format}`])),
};
