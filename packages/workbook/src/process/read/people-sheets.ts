import { toPlainText } from "@jobcan-automation/timesheet";
import { isName, labelledName } from "./rows/people.ts";
import type { WholeSheet } from "./whole-sheets.ts";

/** A sheet of one person's days. */
export interface PersonSheet {
  sheet: string;
  /** That of its tab, and the one in its titles. */
  names: string[];
}

/**
 * The sheets that each hold another person's days, by their tabs or the names in their titles; none where one person
 * has them all.
 */
export function peopleSheets(whole: readonly WholeSheet[]): PersonSheet[] {
  const owned = whole.map((sheet) => ({ name: sheet.name, owner: ownerOf(sheet) }));
  const owners = new Set(
    owned.flatMap(({ owner }) => (owner === undefined ? [] : toPlainText(owner))),
  );
  const named = new Set(owned.flatMap(({ name }) => personOfTab(name) ?? []));
  const areSeveral = owners.size > 1 || (owners.size === 0 && named.size > 1);
  if (!areSeveral) return [];
  return owned.map(({ name, owner }) => ({
    sheet: name,
    names: owner === undefined ? [name] : [name, owner],
  }));
}

function ownerOf({ head, headerRow }: WholeSheet): string | undefined {
  const titles = head.filter(({ row }) => row < headerRow);
  return titles.flatMap(({ texts }) => labelledName(texts) ?? []).at(-1);
}

/** The name of a tab, beside a month or a number (「佐藤11月」, 「02_佐藤」); undefined for a tab of a month or a kind of sheet. */
function personOfTab(tab: string): string | undefined {
  const name = toPlainText(tab).replaceAll(besideName, "");
  return isName(name) && !sheetWords.test(name) ? name : undefined;
}

/** Months, numbers, marks and words of address beside a name. */
const besideName =
  /(?:20\d{2}年?|(?:令和|R)\d{1,2}年?)?[-._/]?\d{1,2}月(?:分|度)?|\d+|[_.,:;()[\]【】「」~/・-]|(?:さん|様|殿|君|氏)$|分$/gi;

const sheetWords =
  /勤務|勤怠|出勤|出退|作業|業務|報告|シート|sheet|表|簿|原本|原紙|控え?|写し|コピー|copy|記入|入力|テンプレ|雛形|ひな形|見本|サンプル|例|予定|実績|旧|新|今月|先月|来月|当月|前月|集計|まとめ|提出|修正|最終|確定|データ|data|plan|actual|template|month|time|attendance|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;
