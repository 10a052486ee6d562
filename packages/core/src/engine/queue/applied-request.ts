import { AutofillError } from "@jobcan-automation/contract";
import type { ApplyRequest, JobRequest } from "../../record/job-request.ts";
import type { Sitting } from "./sittings.ts";

/**
 * Pure: the request that enters these days of a plan, with its rows, options, site and account. Throws INVALID_REQUEST
 * {field} for a day that was not planned.
 */
export function appliedRequest({ order, cookies }: Sitting, request: ApplyRequest): JobRequest {
  const { owner, address, requestKey, person, dates, addMissingOn } = request;
  const wanted = new Set(dates);
  const rows = order.rows.filter(({ date }) => wanted.has(date));
  if (rows.length < wanted.size) throw new AutofillError("INVALID_REQUEST", { field: "dates" });
  if (addMissingOn.some((date) => !wanted.has(date)))
    throw new AutofillError("INVALID_REQUEST", { field: "addMissingOn" });
  const { addMissingOn: _, ...planned } = order.options;
  const options =
    addMissingOn.length === 0 ? planned : { ...planned, addMissingOn: [...addMissingOn] };
  const call = { owner, address, requestKey, person };
  return { ...order, ...call, rows, mode: "fill", options, password: undefined, cookies };
}
