import type { ReadChoice, UnreadColumns } from "@jobcan-automation/contract";
import { isTimeLike } from "@jobcan-automation/timesheet";
import { monthSheets } from "./month-sheets.ts";
import type { WholeSheet } from "./whole-sheets.ts";

/** True for a tab of plans or of an example: read only where no other sheet has the columns, or by its name. */
export function isAsideTab(name: string): boolean {
  return asideTab.test(name) && !/実績|actual/i.test(name);
}

/**
 * The other sheets with times of their own, where neither the sheet nor a person was chosen and the sheets are not those
 * of several months: said, so that nothing is left out without a word.
 */
export function otherSheets(
  whole: readonly WholeSheet[],
  { taken, choice }: { taken: string; choice: ReadChoice },
): UnreadColumns[] {
  const isChosen = choice.sheet !== undefined || choice.person !== undefined;
  if (isChosen || monthSheets(whole).length > 0) return [];
  const others = whole.filter((sheet) => sheet.name !== taken && isFilledIn(sheet));
  const text = others.map(({ name }) => name).join("・");
  return others.length > 0 ? [{ kind: "sheets", row: 1, columns: [1], text }] : [];
}

/** Whether a sheet of days, and of no plans, is filled in with times. */
export function isFilledIn(sheet: WholeSheet): boolean {
  return !isAsideTab(sheet.name) && hasTimes(sheet);
}

function hasTimes({ head, headerRow }: WholeSheet): boolean {
  return head.some(({ row, texts }) => row > headerRow && texts.values().some(isTimeLike));
}

const asideTab =
  /予定|計画|シフト表?$|(?:記入|記載|入力)例|見本|サンプル|^(?:plan|shift|sample|example)/i;
