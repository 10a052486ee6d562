export type { AutofillClient } from "./autofill-client.ts";
export { type BrowserClientOptions, createBrowserClient } from "./browser-client.ts";
export type { Connection } from "./follow-job.ts";
export { type Problem, problemSentence, toProblem } from "./problem.ts";
export { skeletonFile } from "./skeleton-file.ts";
