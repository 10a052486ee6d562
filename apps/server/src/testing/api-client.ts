import {
  errorCodeSchema,
  submitAnswerSchema,
  uploadPreviewSchema,
} from "@jobcan-automation/contract/schemas";
import { rowsOf } from "@jobcan-automation/core/testing";
import { z } from "zod";
import type { AppFixture } from "./app-fixture.ts";

/** A program with a key of its own, as curl would be. */
export interface ApiClient {
  key: string;
  send(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  /** Uploads and submits two days; the job's id. */
  submit(differing?: { login?: string; person?: "present" }): Promise<string>;
}

const keySchema = z.object({ key: z.string() });

export const problemSchema = z.object({
  type: z.string(),
  title: z.string().min(1),
  detail: z.string().min(1),
  status: z.number().int(),
  code: errorCodeSchema,
  facts: z.record(z.string(), z.unknown()),
  retryAfterSecs: z.number().optional(),
});

/** The problem that a refusal has to be. */
export async function problemIn(answer: Response): Promise<z.infer<typeof problemSchema>> {
  if (answer.headers.get("content-type") !== "application/problem+json") {
    throw new Error(`${answer.status} is no problem: ${await answer.text()}`);
  }
  const problem = problemSchema.parse(await answer.json());
  if (problem.status !== answer.status) throw new Error("the problem has another status");
  return problem;
}

export async function createApiClient(request: AppFixture["request"]): Promise<ApiClient> {
  const issued = await request("/api/keys", { method: "POST" });
  const { key } = keySchema.parse(await issued.json());
  const send: ApiClient["send"] = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${key}`);
    return await request(path, { ...init, headers });
  };
  const post: ApiClient["post"] = async (path, body) =>
    await send(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return {
    key,
    send,
    post,
    async submit({ login = "taro@example.jp", ...differing } = {}) {
      const form = new FormData();
      form.set("file", new Blob(["PK workbook"]), "十一月.xlsx");
      const uploaded = await send("/api/workbooks", { method: "POST", body: form });
      const { uploadId } = uploadPreviewSchema.parse(await uploaded.json());
      const answer = await post("/api/jobs", {
        uploadId,
        rows: rowsOf(2),
        credentials: { login, password: "p" },
        target: "jobcan",
        mode: "fill",
        options: {},
        requestKey: crypto.randomUUID(),
        ...differing,
      });
      return submitAnswerSchema.parse(await answer.json()).jobId;
    },
  };
}
