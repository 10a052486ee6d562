import {
  type ApplyOrder,
  type JobOrder,
  type OwnSignInWay,
  type ProbeOrder,
  type RecheckDay,
  type RecheckOrder,
  type SubmitAnswer,
  type SubmitInput,
  AutofillError,
} from "@jobcan-automation/contract";
import { checkRows, noUpload, recheckOf, Secret } from "@jobcan-automation/core";
import { displayFileName } from "@jobcan-automation/workbook";
import type { Call } from "./call.ts";

/** Checks what the page sent once more, wraps its secrets and queues it. */
export async function submitJob(call: Call, order: JobOrder): Promise<SubmitAnswer> {
  const { targets, ownSignIn } = await call.services.info();
  checkSignIn(order, ownSignIn);
  if (!targets.includes(order.target)) {
    throw new AutofillError("INVALID_REQUEST", { field: "target" });
  }
  switch (order.mode) {
    case "plan":
    case "fill":
      return await submitSheet(call, order);
    case "probe":
      return await submitProbe(call, order);
    case "recheck":
      return await submitRecheck(call, order);
  }
}

/** Enters days of a plan with its session in place of credentials. Throws SITTING_OVER where that is held no more. */
export async function applyPlan(call: Call, order: ApplyOrder): Promise<SubmitAnswer> {
  const { engine, uploads } = call.services;
  const { owner, address } = call;
  const { addMissingOn = [], person = "absent", ...wanted } = order;
  const answer = await engine.apply({ ...wanted, owner, address, addMissingOn, person });
  if (answer.attached) return answer;
  const { uploadId } = await engine.uploadOf({ jobId: answer.jobId, owner });
  uploads.retain(uploadId);
  return answer;
}

async function submitSheet(call: Call, input: SubmitInput): Promise<SubmitAnswer> {
  const { engine, uploads } = call.services;
  await uploads.fetch?.(call.owner, input.uploadId);
  const sheet = sheetOf(call, input);
  const answer = await engine.submit({ ...common(call, input), ...sheet, mode: input.mode });
  if (!answer.attached) uploads.retain(sheet.uploadId);
  return answer;
}

function sheetOf(
  { services, owner }: Call,
  { uploadId, rows, options }: Pick<SubmitInput, "uploadId" | "rows" | "options">,
) {
  const upload = services.uploads.find(owner, uploadId);
  if (upload === undefined) throw new AutofillError("UPLOAD_NOT_FOUND");
  checkRows(rows);
  const { fileName, sheet } = upload;
  return { uploadId, fileName, ...(sheet !== undefined && { sheet }), rows, options };
}

async function submitProbe(call: Call, order: ProbeOrder): Promise<SubmitAnswer> {
  const skeleton = order.options?.skeleton;
  return await call.services.engine.submit({
    ...common(call, order),
    uploadId: noUpload,
    fileName: "",
    rows: [],
    mode: "probe",
    options: {},
    ...(skeleton !== undefined && { skeleton }),
  });
}

/** The days of a job that is still known, or of a receipt; nothing of the job's own record changes. */
async function submitRecheck(call: Call, order: RecheckOrder): Promise<SubmitAnswer> {
  const { fileName, days } = await earlierDays(call, order);
  const { rows, leftOut, places } = recheckOf(days);
  if (rows.length === 0) throw new AutofillError("INVALID_REQUEST", { field: "of" });
  checkRows(rows);
  return await call.services.engine.submit({
    ...common(call, order),
    uploadId: noUpload,
    fileName,
    rows,
    leftOut,
    mode: "recheck",
    options: { placesByDate: places },
  });
}

/** Throws JOB_NOT_FOUND, and INVALID_REQUEST where the job is at another site. */
async function earlierDays(
  { services, owner }: Call,
  { of, target }: RecheckOrder,
): Promise<{ fileName: string; days: readonly RecheckDay[] }> {
  if ("days" in of) return { fileName: displayFileName(of.fileName), days: of.days };
  const job = await services.engine.get({ jobId: of.jobId, owner });
  if (job.target !== target) throw new AutofillError("INVALID_REQUEST", { field: "target" });
  return job;
}

/** Who signs in themselves must be there, and see the picture or the window. Throws INVALID_REQUEST {field}. */
function checkSignIn(
  { credentials, person = "absent" }: JobOrder,
  offered: readonly OwnSignInWay[],
): void {
  if (!("own" in credentials)) return;
  const { own } = credentials;
  if (!offered.includes(own)) throw new AutofillError("INVALID_REQUEST", { field: "credentials" });
  const isSeen = person === "present" || (person === "typing" && own === "window");
  if (!isSeen) throw new AutofillError("INVALID_REQUEST", { field: "person" });
}

function signInOf(credentials: JobOrder["credentials"]) {
  if ("own" in credentials) {
    const { own } = credentials;
    return { own, login: undefined, password: undefined, companyCode: undefined };
  }
  const { login, password, companyCode } = credentials;
  return { login: new Secret(login), password: new Secret(password), companyCode };
}

function common({ owner, address }: Call, { credentials, target, requestKey, person }: JobOrder) {
  return {
    owner,
    address,
    ...signInOf(credentials),
    target,
    requestKey,
    person: person ?? "absent",
  };
}
