import { type SubmitAnswer, type SubmitInput, AutofillError } from "@jobcan-automation/contract";
import { checkRows, Secret } from "@jobcan-automation/core";
import type { TrpcContext } from "./context.ts";

/** Checks what the page sent once more, wraps its secrets and queues it. */
export async function submitJob(ctx: TrpcContext, input: SubmitInput): Promise<SubmitAnswer> {
  const { engine, uploads } = ctx.services;
  const { targets } = await ctx.services.info();
  if (!targets.includes(input.target)) {
    throw new AutofillError("INVALID_REQUEST", { field: "target" });
  }
  const upload = uploads.find(ctx.owner, input.uploadId);
  if (upload === undefined) throw new AutofillError("UPLOAD_NOT_FOUND");
  checkRows(input.rows);
  const answer = await engine.submit({
    owner: ctx.owner,
    uploadId: upload.uploadId,
    fileName: upload.fileName,
    ...(upload.sheet !== undefined && { sheet: upload.sheet }),
    rows: input.rows,
    login: new Secret(input.credentials.login),
    password: new Secret(input.credentials.password),
    companyCode: input.credentials.companyCode,
    target: input.target,
    mode: input.mode,
    options: input.options,
    requestKey: input.requestKey,
  });
  if (!answer.attached) uploads.retain(upload.uploadId);
  return answer;
}
