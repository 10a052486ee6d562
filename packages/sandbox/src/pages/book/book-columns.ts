import type { TenantRules } from "../../tenants/tenant.ts";
import type { ColumnName } from "../words/words.ts";

/** The columns of 出勤簿; companies differ, so clients must go by the header's text (docs/jobcan.md §4.2). */
export function bookColumns(variant: TenantRules["columns"]): readonly ColumnName[] {
  return variants[variant];
}

const eleven: readonly ColumnName[] = [
  "date",
  "holiday",
  "shift",
  "start",
  "end",
  "work",
  "offShift",
  "overtime",
  "night",
  "rest",
  "status",
];

const variants: Readonly<Record<TenantRules["columns"], readonly ColumnName[]>> = {
  eleven,
  ten: eleven.filter((column) => column !== "offShift"),
  "no-shift": [
    ...eleven.slice(0, 2),
    "start",
    "end",
    "rest",
    "work",
    "overtime",
    "night",
    "status",
  ],
  extra: [...eleven.slice(0, 3), "place", ...eleven.slice(3), "note"],
};
