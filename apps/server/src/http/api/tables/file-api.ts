import { z } from "zod";
import { makeReceipt } from "../../../use-cases/make-receipt.ts";
import { idSchema } from "../../../use-cases/inputs.ts";
import { fileResponse, fileTypes } from "../../file-response.ts";
import { type ApiRoute, defineRoute } from "../api-route.ts";
import { preferredLanguage } from "../preferred-language.ts";

const busy = ["READER_BUSY", "SHUTTING_DOWN", "NO_SPACE"] as const;
const languageSchema = z.object({ lang: z.enum(["ja", "en"]).optional() });
/** A workbook with macros keeps its own type. */
const receiptTypes = {
  xlsx: [fileTypes.xlsx, fileTypes.xlsm],
  csv: [fileTypes.csv],
  json: [fileTypes.json],
} as const;

/** Files that are made when they are asked for. */
export const fileApi = [
  receiptRoute("xlsx", "The sheet as it was sent, with the result of each day beside it."),
  receiptRoute("csv", "The days and their results as CSV."),
  receiptRoute("json", "The days and their results as JSON."),
  defineRoute({
    method: "get",
    path: "/api/templates/:file{.+\\.xlsx}",
    name: "getTemplate",
    summary: "An empty sheet of a month: `2026-11.xlsx`, `this-month.xlsx` or `last-month.xlsx`.",
    limit: "file",
    owned: false,
    params: z.object({
      file: z.string().regex(/^(20\d\d-(0[1-9]|1[0-2])|this-month|last-month)\.xlsx$/),
    }),
    answers: { 200: { is: "file", types: [fileTypes.xlsx], description: "The sheet." } },
    refusals: busy,
    async run({ c, services, owner, address }, { params: { file } }) {
      const month = file.replace(/\.xlsx$/, "");
      const { signal } = c.req.raw;
      return fileResponse(await services.files.template(month, { owner, address }, signal));
    },
  }),
];

function receiptRoute(format: "xlsx" | "csv" | "json", summary: string): ApiRoute {
  return defineRoute({
    method: "get",
    path: `/api/jobs/:id/receipt.${format}`,
    name: `getReceipt${format[0]?.toUpperCase()}${format.slice(1)}`,
    summary: `${summary} Also while the job runs. Its words are in the language of \`lang\` or of \`Accept-Language\`.`,
    limit: "file",
    owned: true,
    params: z.object({ id: idSchema }),
    query: languageSchema,
    answers: { 200: { is: "file", types: receiptTypes[format], description: "The receipt." } },
    refusals: ["JOB_NOT_FOUND", ...busy],
    async run(call, { params: { id }, query: { lang } }) {
      const { req } = call.c;
      const language = lang ?? preferredLanguage(req.header("accept-language"));
      const { signal } = req.raw;
      return fileResponse(await makeReceipt(call, { jobId: id, language, format, signal }));
    },
  });
}
