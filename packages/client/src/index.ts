export type * from "@jobcan-automation/contract";
export type { AutofillClient } from "./autofill-client.ts";
export type { CookieJar } from "./cookie-jar.ts";
export { createCookieJar } from "./cookie-jar.ts";
export type { Connection, FollowOptions } from "./follow-job.ts";
export type {
  AutofillClientOptions,
  AutofillNodeClient,
  ReceiptFormat,
  ReceiptOptions,
} from "./node-client.ts";
export { createAutofillClient, receiptFormats } from "./node-client.ts";
export type { Problem } from "./problem.ts";
export { tellProblem, toProblem } from "./problem.ts";
