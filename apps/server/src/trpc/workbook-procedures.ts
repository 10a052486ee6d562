import type { UploadPreview } from "@jobcan-automation/contract";
import { readChoiceSchema } from "@jobcan-automation/contract/schemas";
import { z } from "zod";
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
  read: procedure
    .input(z.object({ uploadId: z.string().max(100), choice: readChoiceSchema }))
    .mutation(
      async ({ ctx, input, signal }): Promise<UploadPreview> =>
        await ctx.services.uploads.read({
          ...input,
          owner: ctx.owner,
          address: ctx.address,
          signal: signal ?? neverAborted,
        }),
    ),
});
