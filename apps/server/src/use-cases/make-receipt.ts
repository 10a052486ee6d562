import type { MadeFile, ReceiptRequest } from "../services.ts";
import type { Call } from "./call.ts";

type ReceiptOrder = Pick<ReceiptRequest, "language" | "format" | "signal"> & { jobId: string };

/** What a job came to so far, as a file. */
export async function makeReceipt(
  { services, owner, address }: Pick<Call, "services" | "owner" | "address">,
  { jobId, ...order }: ReceiptOrder,
): Promise<MadeFile> {
  const ref = { jobId, owner };
  const job = await services.engine.get(ref);
  const upload = await services.engine.uploadOf(ref);
  await services.uploads.fetch?.(owner, upload.uploadId);
  return await services.files.receipt({ ...order, job, upload, holder: { owner, address } });
}
