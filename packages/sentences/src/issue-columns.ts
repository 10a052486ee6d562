import type { TimesheetIssue } from "@jobcan-automation/contract";

/**
 * The letters of the columns an issue is about, between them `between` and behind the last `behind`: "D列・E列", "D, E".
 */
export function columnsOf(
  { cell, alsoCells = [] }: Pick<TimesheetIssue, "cell" | "alsoCells">,
  between = ", ",
  behind = "",
): string {
  const letters = [cell, ...alsoCells].map((name) => name.replace(/\d+$/, ""));
  return [...new Set(letters)].join(between) + behind;
}
