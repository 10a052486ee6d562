import {
  type JobOrder,
  type ProbeOrder,
  type SubmitAnswer,
  type SubmitInput,
  AutofillError,
} from "@jobcan-automation/contract";
import { checkRows, noUpload, Secret } from "@jobcan-automation/core";
import type { Call } from "./call.ts";

/** Checks what the page sent once more, wraps its secrets and queues it. */
export async function submitJob(call: Call, order: JobOrder): Promise<SubmitAnswer> {
  const { targets } = await call.services.info();
  if (!targets.includes(order.target)) {
    throw new AutofillError("INVALID_REQUEST", { field: "target" });
  }
  return order.mode === "probe" ? await submitProbe(call, order) : await submitSheet(call, order);
}

async function submitSheet(call: Call, input: SubmitInput): Promise<SubmitAnswer> {
  const { engine, uploads } = call.services;
  const upload = uploads.find(call.owner, input.uploadId);
  if (upload === undefined) throw new AutofillError("UPLOAD_NOT_FOUND");
  checkRows(input.rows);
  const answer = await engine.submit({
    ...common(call, input),
    uploadId: upload.uploadId,
    fileName: upload.fileName,
    ...(upload.sheet !== undefined && { sheet: upload.sheet }),
    rows: input.rows,
    mode: input.mode,
    options: input.options,
  });
  if (!answer.attached) uploads.retain(upload.uploadId);
  return answer;
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

function common({ owner, address }: Call, { credentials, target, requestKey, person }: JobOrder) {
  return {
    owner,
    address,
    login: new Secret(credentials.login),
    password: new Secret(credentials.password),
    companyCode: credentials.companyCode,
    target,
    requestKey,
    person: person ?? "absent",
  };
}
