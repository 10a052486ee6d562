import type { SheetSummary } from "@jobcan-automation/contract";
import { addMonths, saidTime } from "@jobcan-automation/timesheet";

/** A sheet that is named after this or last month, other than the one that is read. */
export interface OfferedSheet {
  name: string;
  month: "this" | "last";
}

/**
 * The sheets of this and last month in a workbook whose other sheet is read, such as the cover on which a yearly book
 * was saved. None where the sheet that is read is itself one of the two. `today` is an ISO day.
 */
export function offeredSheets(
  sheets: readonly SheetSummary[],
  { shown, today }: { shown: string | undefined; today: string },
): OfferedSheet[] {
  const thisMonth = today.slice(0, 7);
  const months = { this: thisMonth, last: addMonths(thisMonth, -1) } as const;
  const named = (["this", "last"] as const).flatMap((month): OfferedSheet[] =>
    sheets
      .filter(({ name, hidden }) => !hidden && isNamedAfter(name, months[month]))
      .map(({ name }) => ({ name, month })),
  );
  return named.some(({ name }) => name === shown) ? [] : named.slice(0, maxOffers);
}

function isNamedAfter(name: string, month: string): boolean {
  const said = saidTime(name);
  if (said.month !== undefined) return said.month === month;
  const number = said.yearlessMonth ?? Number(/^\s*(1[0-2]|0?[1-9])\s*$/.exec(name)?.[1]);
  return number === Number(month.slice(5));
}

const maxOffers = 4;
