export type * from "@jobcan-automation/contract";
export type { AutofillClient } from "./autofill-client.ts";
export { type CookieJar, createCookieJar } from "./cookie-jar.ts";
export type { Connection, FollowOptions } from "./follow-job.ts";
export {
  type AutofillClientOptions,
  type AutofillNodeClient,
  createAutofillClient,
  type ReceiptFormat,
  receiptFormats,
  type ReceiptOptions,
} from "./node-client.ts";
export { type Problem, problemSentence, toProblem } from "./problem.ts";
export { skeletonFile } from "./skeleton-file.ts";
