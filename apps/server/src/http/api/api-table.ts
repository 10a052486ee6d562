import type { ApiRoute } from "./api-route.ts";
import { fileApi } from "./tables/file-api.ts";
import { jobApi } from "./tables/job-api.ts";
import { operatorApi } from "./tables/operator-api.ts";
import { pictureApi } from "./tables/picture-api.ts";
import { serviceApi } from "./tables/service-api.ts";
import { telemetryApi } from "./tables/telemetry-api.ts";
import { workbookApi } from "./tables/workbook-api.ts";

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
