import type { DayRecord } from "@jobcan-automation/contract";
import { restCsv, type RestCsvOptions } from "@jobcan-automation/timesheet";

interface RestSheetOptions extends RestCsvOptions {
  /** Of the user's own sheet. */
  fileName: string;
}

/** Days as a sheet that the service can read, named as the user's own, for when that is no longer available. */
export function restSheet(
  days: readonly DayRecord[],
  { fileName, ...options }: RestSheetOptions,
): File {
  return new File([restCsv(days, options)], restName(fileName), { type: "text/csv" });
}

function restName(fileName: string): string {
  return `${fileName.replace(/\.[A-Za-z0-9]{1,5}$/, "")}.csv`;
}
