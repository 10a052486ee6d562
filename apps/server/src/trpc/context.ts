import type { ErrorReport } from "@jobcan-automation/contract";
import type { Call } from "../use-cases/call.ts";

/** What a procedure knows of its request. */
export interface TrpcContext extends Call {
  /** The file name that came with an upload, for display only. */
  uploadName: string | undefined;
  /** Throws OPERATOR_REQUIRED where the request is not by who operates the service. */
  checkOperator: () => Promise<void>;
  /** A subscription's refusal, so that the HTTP answer can carry its status. */
  refusal: { report?: ErrorReport };
}
