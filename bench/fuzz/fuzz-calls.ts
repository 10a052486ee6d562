import { isIn, mutatedFile, pick, roll } from "@jobcan-automation/workbook/testing";
import { z } from "zod";
import { anyValue, type Json, mutateJson } from "./any-value.ts";
import type { FuzzOwner, SentInit } from "./fuzz-owner.ts";
import { jsonOf } from "./json-of.ts";

/** One call of one owner; `others` are all the rest. */
export type FuzzCall = (owner: FuzzOwner, others: readonly FuzzOwner[]) => Promise<void>;

const uploadedSchema = z.object({ uploadId: z.string() });
const submittedSchema = z.object({ jobId: z.string() });
const followMs = 700;

/** An id for a call, and whether it is one's own. */
interface Named {
  id: string;
  mustRefuse: boolean;
}

/** One's own in half of all cases, else another's, or nobody's. */
function anyId(owner: FuzzOwner, others: readonly FuzzOwner[], kind: "jobs" | "uploads"): Named {
  const { random } = owner;
  if (isIn(random, 50) && owner[kind].length > 0) {
    return { id: pick(random, owner[kind]), mustRefuse: false };
  }
  const foreign = others.flatMap((other) => other[kind]);
  const isForeign = isIn(random, 60) && foreign.length > 0;
  return { id: isForeign ? pick(random, foreign) : `none-${roll(random, 1e9)}`, mustRefuse: true };
}

/** A call with a body of JSON. */
export function json(body: Json, init: SentInit = {}): SentInit {
  return {
    ...init,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

function form(owner: FuzzOwner): FormData {
  const { fileName, bytes } = mutatedFile(owner.random, owner.mark);
  const sent = new FormData();
  sent.set("file", new Blob([new Uint8Array(bytes)]), `${owner.mark}-${fileName}`);
  return sent;
}

const upload: FuzzCall = async (owner) => {
  const answer = await owner.send("/api/workbooks", { method: "POST", body: form(owner) });
  const parsed = uploadedSchema.safeParse(jsonOf(answer.text));
  if (parsed.success) owner.uploads.push(parsed.data.uploadId);
};

const uploadByTrpc: FuzzCall = async (owner) => {
  await owner.send("/trpc/workbooks.upload", { method: "POST", body: form(owner) });
};

const read: FuzzCall = async (owner, others) => {
  const { id, mustRefuse } = anyId(owner, others, "uploads");
  const choice = {
    sheet: pick(owner.random, ["11月", "s", "なし"]),
    headerRow: 1 + roll(owner.random, 3),
    mapping: { date: 1, start: 2, end: 3 },
    month: "2026-11",
    person: "山田",
  };
  const body = mutateJson({ choice }, owner.random);
  await owner.send(`/api/workbooks/${id}/read`, json(body, { mustRefuse }));
};

const submit: FuzzCall = async (owner, others) => {
  const { random, account, mark } = owner;
  const { id: uploadId } = anyId(owner, others, "uploads");
  const rows = Array.from({ length: 1 + roll(random, 2) }, (_, index) => ({
    row: index + 2,
    date: `2026-11-${String(2 + roll(random, 27)).padStart(2, "0")}`,
    startMin: 540,
    endMin: 1080 + roll(random, 60),
    breaks: [],
    note: mark,
  }));
  const order = {
    uploadId,
    rows,
    credentials: { login: account.email, password: account.password },
    target: "practice",
    mode: pick(random, ["fill", "plan", "probe", "recheck"]),
    of: { jobId: anyId(owner, others, "jobs").id },
    options: {},
    requestKey: `${mark}-${roll(random, 1e9)}`,
    person: pick(random, ["present", "absent"]),
  };
  const answer = await owner.send("/api/jobs", json(mutateJson(order, random)));
  const parsed = submittedSchema.safeParse(jsonOf(answer.text));
  if (parsed.success && !owner.jobs.includes(parsed.data.jobId)) {
    owner.jobs.push(parsed.data.jobId);
  }
};

const getJob: FuzzCall = async (owner, others) => {
  const { id, mustRefuse } = anyId(owner, others, "jobs");
  const path = pick(owner.random, [
    "",
    "/events",
    "/receipt.csv",
    "/receipt.json",
    "/receipt.xlsx",
  ]);
  await owner.send(`/api/jobs/${id}${path}`, { mustRefuse, cutAfterMs: followMs });
};

const act: FuzzCall = async (owner, others) => {
  const { id, mustRefuse } = anyId(owner, others, "jobs");
  const [path, body] = pick<[string, Json]>(owner.random, [
    ["stop", { when: "now" }],
    ["stop", { when: "after_day" }],
    ["answer", { code: "123456", number: 1 }],
    ["answer", { choice: 0, number: 1 }],
    ["extend", { number: 1 }],
    ["apply", { dates: ["2026-11-02"], requestKey: `${owner.mark}-apply` }],
  ]);
  // Noted before it is sent: it may be over before the answer is here.
  if (path === "stop") owner.stopped.add(id);
  await owner.send(`/api/jobs/${id}/${path}`, json(mutateJson(body, owner.random), { mustRefuse }));
};

const actByTrpc: FuzzCall = async (owner, others) => {
  const { id, mustRefuse } = anyId(owner, others, "jobs");
  const [name, input] = pick<[string, Json]>(owner.random, [
    ["jobs.touch", { id }],
    ["jobs.stop", { id, when: "now" }],
    ["jobs.answer", { jobId: id, code: "123456", number: 1 }],
    ["jobs.extend", { jobId: id, number: 1 }],
    ["jobs.applyPlan", { planId: id, dates: ["2026-11-02"], requestKey: `${owner.mark}-trpc` }],
    ["workbooks.read", { uploadId: id, choice: {} }],
  ]);
  if (name === "jobs.stop") owner.stopped.add(id);
  await owner.send(`/trpc/${name}`, json(mutateJson(input, owner.random), { mustRefuse }));
};

const getJobByTrpc: FuzzCall = async (owner, others) => {
  const { id, mustRefuse } = anyId(owner, others, "jobs");
  const name = pick(owner.random, ["jobs.get", "jobs.skeletons", "jobs.follow"]);
  const input = encodeURIComponent(JSON.stringify(mutateJson({ id }, owner.random)));
  // A stream opens with 200 and says its refusal inside.
  const isStream = name === "jobs.follow";
  await owner.send(`/trpc/${name}?input=${input}`, {
    mustRefuse: mustRefuse && !isStream,
    cutAfterMs: followMs,
  });
};

const paths = [
  "/",
  "/autofill",
  "/status",
  "/api",
  "/api/jobs",
  "/api/service",
  "/api/telemetry",
  "/api/telemetry/events",
  "/trpc/jobs.list",
  "/trpc/service.info",
  "/trpc/telemetry.now",
  "/trpc/jobs.list,service.info?batch=1&input={}",
  "/healthz",
  "/readyz",
  "/metrics",
  "/health/memory",
  "/templates/2026-11.xlsx",
  "/templates/this-month.xlsx",
  "/api/templates/2026-11.xlsx",
  "/jobs/none/receipt.xlsx",
  "/trpc/",
  "/trpc/jobs.nothing",
  "/assets/none.js",
];

const anywhere: FuzzCall = async (owner) => {
  const { random } = owner;
  const spelling = pick(random, [
    "",
    "",
    "",
    "/",
    "//",
    "?",
    "%2f..",
    "%00",
    "?x=%FF",
    "/../api/jobs",
    ";a=b",
  ]);
  const method = pick(random, [
    "GET",
    "GET",
    "GET",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "HEAD",
    "PATCH",
  ]);
  const hasBody = method !== "GET" && method !== "HEAD" && isIn(random, 60);
  const type = pick(random, [
    "application/json",
    "text/plain",
    "multipart/form-data",
    "",
    "application/json; x",
  ]);
  await owner.send(pick(random, paths) + spelling, {
    method,
    cutAfterMs: followMs,
    headers: {
      ...(type === "" ? {} : { "content-type": type }),
      ...pick(random, [
        {},
        {},
        { range: "bytes=0-" },
        { "last-event-id": "9".repeat(30) },
        { cookie: "a=b; a=c" },
      ]),
      "accept-language": pick(random, ["ja", "en", "xx;q=9", ",".repeat(500)]),
    },
    ...(hasBody ? { body: JSON.stringify(anyValue(random)) } : {}),
  });
};

/** Each with how often it comes. */
const calls: readonly (readonly [FuzzCall, number])[] = [
  [upload, 6],
  [uploadByTrpc, 2],
  [read, 3],
  [submit, 3],
  [getJob, 5],
  [act, 3],
  [actByTrpc, 3],
  [getJobByTrpc, 4],
  [anywhere, 8],
];
const drawn = calls.flatMap(([call, times]) => Array.from({ length: times }, () => call));

export const anyCall: FuzzCall = async (owner, others) => {
  await pick(owner.random, drawn)(owner, others);
};
