import { jobProcedures } from "./job-procedures.ts";
import { router } from "./init.ts";
import { operatorProcedures } from "./operator-procedures.ts";
import { serviceProcedures } from "./service-procedures.ts";
import { telemetryProcedures } from "./telemetry-procedures.ts";
import { workbookProcedures } from "./workbook-procedures.ts";

const ofUsers = {
  service: serviceProcedures,
  workbooks: workbookProcedures,
  jobs: jobProcedures,
  telemetry: telemetryProcedures,
};

/** Everything that can be asked of the service. */
export const appRouter = router({ ...ofUsers, operator: operatorProcedures });

/** The same where there is no operator's token. */
export const usersRouter = router(ofUsers);

/** The type the page and the client are built on. */
export type AppRouter = typeof appRouter;
