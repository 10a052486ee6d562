import type { Facts } from "@jobcan-automation/contract";

/** The field within its row: a row is named by its number in the sheet, not by its place in the order. */
export function fieldOfRow({ field }: Facts): string {
  return String(field ?? "").replace(/^rows\.\d+\.?/, "");
}
