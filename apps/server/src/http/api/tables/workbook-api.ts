import { AutofillError } from "@jobcan-automation/contract";
import { uploadPreviewSchema } from "@jobcan-automation/contract/schemas";
import { z } from "zod";
import { unwrapUpload } from "../../../uploads/unwrap-upload.ts";
import { readAgainSchema, uploadIdSchema } from "../../../use-cases/inputs.ts";
import { defineRoute } from "../api-route.ts";

const takes = "multipart/form-data";
const refusals = [
  "UNSUPPORTED_FILE",
  "INVALID_WORKBOOK",
  "READER_BUSY",
  "MEMORY_BUSY",
  "SHUTTING_DOWN",
  "NO_SPACE",
] as const;

/** The one route whose body is a stream of any size. */
export const uploadPath = "/api/workbooks";

/** Sheets on their way in. */
export const workbookApi = [
  defineRoute({
    method: "post",
    path: uploadPath,
    name: "uploadWorkbook",
    summary:
      "A sheet (.xlsx, .xlsm or .csv) as the form field `file`, or its bytes as application/octet-stream with the name in `x-file-name` (percent-encoded). Answers what was read of it: `checked.rows` is what `POST /api/jobs` takes.",
    limit: "upload",
    owned: true,
    body: { is: "file" },
    answers: {
      201: { is: "json", schema: uploadPreviewSchema, description: "What was read of it." },
    },
    refusals,
    async run({ c, services, owner, address, maxFileSizeMb }) {
      const type = c.req.header("content-type") ?? "";
      if (!/^(multipart\/form-data|application\/octet-stream)\s*(;|$)/i.test(type)) {
        throw new AutofillError("WRONG_CONTENT_TYPE", { takes });
      }
      const { request, fileName } = await unwrapUpload(c.req.raw, maxFileSizeMb);
      const { body, signal } = request;
      if (body === null) throw new AutofillError("INVALID_REQUEST", { field: "file" });
      const upload = { owner, address, fileName, body, signal };
      return c.json(await services.uploads.receive(upload), 201);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/workbooks/:uploadId/read",
    name: "readWorkbook",
    summary: "The same upload read as you choose: another sheet, columns by hand, the month.",
    limit: "upload",
    owned: true,
    params: z.object({ uploadId: uploadIdSchema }),
    body: { is: "json", schema: readAgainSchema },
    answers: {
      200: { is: "json", schema: uploadPreviewSchema, description: "What was read of it." },
    },
    refusals: ["UPLOAD_NOT_FOUND", ...refusals],
    async run({ c, services, owner, address }, { params: { uploadId }, body: { choice } }) {
      const { signal } = c.req.raw;
      const request = { owner, address, uploadId, choice, signal };
      return c.json(await services.uploads.read(request));
    },
  }),
];
