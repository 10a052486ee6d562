import { jobProcedures } from "./job-procedures.ts";
import { router } from "./init.ts";
import { serviceProcedures } from "./service-procedures.ts";
import { telemetryProcedures } from "./telemetry-procedures.ts";
import { workbookProcedures } from "./workbook-procedures.ts";

/** Everything that can be asked of the service. */
export const appRouter = router({
  service: serviceProcedures,
  workbooks: workbookProcedures,
  jobs: jobProcedures,
  telemetry: telemetryProcedures,
});

/** The type the page and the client are built on. */
export type AppRouter = typeof appRouter;
