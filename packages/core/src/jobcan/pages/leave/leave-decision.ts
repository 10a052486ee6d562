import { arrowSteps } from "../arrow-steps.ts";
import { siteMap } from "../../site-map.ts";

/**
 * Pure: whether a request was refused or withdrawn, by its cell of 承認・却下. A withdrawal that is only asked for, or was
 * not granted, leaves the leave as it is, and so does a link that offers one ("承認待ち 取消").
 */
export function isRefused(decision: string): boolean {
  const { denied, waiting, withdrawn, withdrawalDenied, granted } = siteMap.leave.decisions;
  const text = arrowSteps(decision).at(-1) ?? "";
  if (waiting.test(text) || withdrawalDenied.test(text)) return false;
  if (denied.test(text)) return true;
  return withdrawn.test(text) && !granted.test(text.replace(withdrawn, " "));
}
