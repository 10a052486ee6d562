import type { ApiRoute } from "./api-route.ts";
import { fileApi } from "./file-api.ts";
import { jobApi } from "./job-api.ts";
import { operatorApi } from "./operator-api.ts";
import { pictureApi } from "./picture-api.ts";
import { serviceApi } from "./service-api.ts";
import { telemetryApi } from "./telemetry-api.ts";
import { workbookApi } from "./workbook-api.ts";

/** Everything that anybody can ask over plain HTTP, in the order of the document. */
export const apiTable: readonly ApiRoute[] = [
  ...serviceApi,
  ...workbookApi,
  ...jobApi,
  ...pictureApi,
  ...fileApi,
  ...telemetryApi,
];

/** The same, and what whoever operates the service can ask. */
export const operatedApiTable: readonly ApiRoute[] = [...apiTable, ...operatorApi];
