import type { UploadPreview } from "@jobcan-automation/contract";
import { readAgainSchema, uploadIdSchema } from "../use-cases/inputs.ts";
import { procedure, router } from "./init.ts";
import { uploadInput } from "./upload-input.ts";

const neverAborted = new AbortController().signal;

export const workbookProcedures = router({
  /** A workbook as multipart form (field `file`) or as bytes (its name in `x-file-name`, percent-encoded). */
  upload: procedure.input(uploadInput).mutation(
    async ({ ctx, input, signal }): Promise<UploadPreview> =>
      await ctx.services.uploads.receive({
        owner: ctx.owner,
        address: ctx.address,
        fileName: ctx.uploadName ?? "",
        body: input,
        signal: signal ?? neverAborted,
      }),
  ),

  /** The same upload read as the user chose: another sheet, or columns by hand. */
  read: procedure.input(readAgainSchema.extend({ uploadId: uploadIdSchema })).mutation(
    async ({ ctx, input, signal }): Promise<UploadPreview> =>
      await ctx.services.uploads.read({
        ...input,
        owner: ctx.owner,
        address: ctx.address,
        signal: signal ?? neverAborted,
      }),
  ),
});
