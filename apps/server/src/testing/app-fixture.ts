import { text } from "node:stream/consumers";
import {
  type ErrorCode,
  type ErrorReport,
  type UploadPreview,
  AutofillError,
} from "@jobcan-automation/contract";
import {
  errorReportSchema,
  submitAnswerSchema,
  uploadPreviewSchema,
} from "@jobcan-automation/contract/schemas";
import { sampleInfo } from "@jobcan-automation/contract/testing";
import {
  type EngineFixture,
  type EngineFixtureOptions,
  createEngineFixture,
  rowsOf,
} from "@jobcan-automation/core/testing";
import type { MemoryView } from "@jobcan-automation/diagnostics";
import { z } from "zod";
import { createApp, type AppOptions } from "../app.ts";
import { createFollowerPlaces, type FollowerPlaces } from "../http/limits/follower-places.ts";
import { createOperation } from "../operator/operation.ts";
import { createServerLog } from "../server-log.ts";
import type { Services } from "../services.ts";

/** The whole HTTP side over an engine among fakes; uploads are kept as text. */
export interface AppFixture extends EngineFixture {
  lines: string[];
  /** The codes of all that was answered with an error. */
  refused: ErrorCode[];
  services: Services;
  followers: FollowerPlaces;
  view: MemoryView;
  uploaded: { owner: string; fileName: string; text: string }[];
  /** A browser with a cookie jar of its own. */
  browser: () => TestBrowser;
  request: (path: string, init?: RequestInit) => Promise<Response>;
  /** For a socket of its own. */
  app: ReturnType<typeof createApp>;
  admitting: boolean;
}

/** A browser's calls, with a cookie jar of its own. */
export interface TestBrowser {
  send(path: string, init?: RequestInit): Promise<Response>;
  query(procedure: string, input?: unknown): Promise<Response>;
  mutate(procedure: string, input: unknown): Promise<Response>;
  upload(): Promise<UploadPreview>;
  submit(differing?: { login?: string; requestKey?: string; rows?: unknown }): Promise<Response>;
}

interface AppFixtureOptions {
  metricsToken?: string;
  /** The engine's. */
  limits?: NonNullable<EngineFixtureOptions["limits"]>;
  /** In place of those that keep a text. */
  uploads?: Services["uploads"];
}

export function createAppFixture(
  differing: Partial<AppOptions> & AppFixtureOptions = {},
): AppFixture {
  const { metricsToken, limits, uploads, ...options } = differing;
  const engine = createEngineFixture(limits === undefined ? {} : { limits });
  const lines: string[] = [];
  const refused: ErrorCode[] = [];
  const uploaded: AppFixture["uploaded"] = [];
  const followers = createFollowerPlaces();
  const { clock } = engine;
  const log = createServerLog({
    write: (line) => void lines.push(line),
    format: "text",
    now: () => 0,
  });
  const operated = { engine: engine.engine.operation, clock, log };
  const services = { ...fakeServices(engine, uploaded), operation: createOperation(operated) };
  if (uploads !== undefined) services.uploads = uploads;
  const view = calmMemory();
  const fixture = { admitting: true };
  const app = createApp({
    services,
    followers,
    clock,
    log,
    health: {
      readMemory: () => view,
      isAdmitting: () => fixture.admitting,
      hasBrowser: () => true,
      isDraining: async () => await engine.engine.operation.isDraining(),
      recordsTrouble: () => undefined,
      metricsToken,
      metrics: {
        text: async () => await Promise.resolve("figures 1\n"),
        contentType: "text/plain",
      },
    },
    webFolder: "/nowhere",
    publicOrigins: [],
    listenHost: undefined,
    accessToken: undefined,
    operatorToken: undefined,
    ownerSecret: "0123456789abcdef0123456789abcdef",
    trustedHops: 0,
    maxFileSizeMb: 1,
    onRefused: (code) => void refused.push(code),
    ...options,
  });
  const request = async (path: string, init?: RequestInit) => await app.request(path, init);
  const own = { ...engine, lines, refused, services, followers, view, uploaded, request, app };
  return Object.assign(fixture, own, { browser: () => createBrowser(request) });
}

function calmMemory(): MemoryView {
  return {
    at: 0,
    source: "proc",
    containerMb: 100,
    serverMb: 40,
    runnerMb: 20,
    browserMb: 40,
    measure: "pss",
    warningMb: 400,
    limitMb: 450,
    percent: 22.2,
    level: "ok",
    thresholdsFrom: { warning: "default", limit: "default" },
  };
}

function fakeServices(
  engine: EngineFixture,
  uploaded: AppFixture["uploaded"],
): Omit<Services, "operation"> {
  return {
    engine: engine.engine,
    info: async () => await Promise.resolve(sampleInfo),
    uploads: {
      async receive({ owner, fileName, body }) {
        const id = uploaded.push({ owner, fileName, text: await text(body) });
        return previewOf(`upload-${id}`, fileName);
      },
      async read({ uploadId }) {
        return await Promise.resolve(previewOf(uploadId, "read again"));
      },
      find(owner, uploadId) {
        const found = uploaded[Number(uploadId.slice("upload-".length)) - 1];
        if (found?.owner !== owner) return undefined;
        return { uploadId, path: "/nowhere", fileName: found.fileName, sheet: undefined };
      },
      retain: () => {},
    },
    files: {
      async template(month) {
        if (month === "boom") throw new TypeError("secret path /etc/shadow");
        if (!/^\d{4}-\d\d$/.test(month)) throw new AutofillError("INVALID_REQUEST");
        const bytes = new TextEncoder().encode(month);
        return await Promise.resolve({ bytes, fileName: `勤怠_${month}.xlsx` });
      },
      async receipt({ job, format }) {
        const bytes = new TextEncoder().encode(`${job.fileName} ${format}`);
        return await Promise.resolve({ bytes, fileName: `receipt.${format}` });
      },
    },
    telemetry: {
      now: () => {
        throw new TypeError("secret path /etc/shadow");
      },
      history: () => ({
        at: [],
        containerMb: [],
        serverMb: [],
        runnerMb: [],
        browserMb: [],
        jobs: [],
      }),
      async *follow() {},
    },
  };
}

function previewOf(uploadId: string, fileName: string): UploadPreview {
  return {
    uploadId,
    fileName,
    workbook: { format: "xlsx", sheets: [] },
    checked: { rows: rowsOf(2), issues: [], issueCount: 0 },
    today: "2026-11-23",
  };
}

/** A browser over anything that answers requests. */
export function createBrowser(request: AppFixture["request"]): TestBrowser {
  const cookies = new Map<string, string>();
  const send: TestBrowser["send"] = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set("cookie", [...cookies.values()].join("; "));
    const answer = await request(path, { ...init, headers });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      cookies.set(pair.split("=")[0] ?? "", pair);
    }
    return answer;
  };
  const own = { "x-trpc-source": "test", "sec-fetch-site": "same-origin" };
  const mutate: TestBrowser["mutate"] = async (procedure, input) =>
    await send(`/trpc/${procedure}`, {
      method: "POST",
      headers: { ...own, "content-type": "application/json" },
      body: JSON.stringify(input),
    });
  const upload: TestBrowser["upload"] = async () => {
    const body = new FormData();
    body.set("file", new Blob(["PK workbook"]), "十一月.xlsx");
    const answer = await send("/trpc/workbooks.upload", { method: "POST", headers: own, body });
    return previewSchema.parse(await answer.json()).result.data;
  };
  return {
    send,
    mutate,
    upload,
    query: async (procedure, input) =>
      await send(`/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input ?? {}))}`),
    async submit({ login = "taro@example.jp", requestKey = crypto.randomUUID(), rows } = {}) {
      const { uploadId } = await upload();
      return await mutate("jobs.submit", {
        uploadId,
        rows: rows ?? rowsOf(2),
        credentials: { login, password: "S3cr\"e't<&%" },
        target: "jobcan",
        mode: "fill",
        options: {},
        requestKey,
      });
    },
  };
}

const previewSchema = z.object({ result: z.object({ data: uploadPreviewSchema }) });
const answerSchema = z.object({ result: z.object({ data: submitAnswerSchema }) });
const reportSchema = z.union([
  z.object({ report: errorReportSchema }).transform(({ report }) => report),
  z
    .object({ error: z.object({ data: z.object({ report: errorReportSchema }) }) })
    .transform(({ error }) => error.data.report),
]);

/** The job id of a submit's answer. */
export async function jobIdOf(answer: Response): Promise<string> {
  return answerSchema.parse(await answer.json()).result.data.jobId;
}

/** The report of a refusal, from tRPC or a plain route. */
export async function reportIn(answer: Response): Promise<ErrorReport> {
  return reportSchema.parse(await answer.json());
}
