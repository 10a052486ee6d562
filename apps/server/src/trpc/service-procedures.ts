import type { ServiceInfo } from "@jobcan-automation/contract";
import { procedure, router } from "./init.ts";

export const serviceProcedures = router({
  /** What the page must know before anything is uploaded. */
  info: procedure.query(async ({ ctx }): Promise<ServiceInfo> => await ctx.services.info()),
});
