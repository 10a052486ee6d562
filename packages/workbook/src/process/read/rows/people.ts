import type { RawRow } from "@jobcan-automation/contract";
import {
  cellName,
  isBlankText,
  isEmptyRaw,
  isSumLabel,
  toPlainText,
} from "@jobcan-automation/timesheet";
import { kindOfHead, parseHead, plainHead } from "../columns/parse-head.ts";
import type { HeadRow } from "../columns/head-row.ts";

/** True for the head of a column that says whose row it is: 氏名, 社員番号, 担当者. */
export function isPersonHead(text: string): boolean {
  return personHead.test(plainHead(text));
}

/** True for the head of a column of other people than those who worked: 承認者, 客先担当. */
export function isOtherPersonHead(text: string): boolean {
  return /承認|確認|上長|上司|責任者|管理者|客先|顧客|先方|同行|approve|manager|supervisor|client/.test(
    plainHead(text),
  );
}

/** True for a column of different names (山田 太郎, or the commonest surnames), whatever its head. */
export function areNames(column: number, samples: readonly HeadRow[]): boolean {
  const texts = samples.flatMap(({ texts: cells }) => cells.get(column)?.trim() ?? []);
  const different = [...new Set(texts)];
  const surnamed = different.filter((text) => surnames.has(text.replace(/(?:さん|様|君)$/, "")));
  return (
    different.length > 1 && (different.every((text) => fullName.test(text)) || surnamed.length > 1)
  );
}

/** The name behind 「氏名」 in a row of titles, in the same cell or the next ones. */
export function labelledName(
  texts: HeadRow["texts"],
  { from = 1, to = Number.POSITIVE_INFINITY }: { from?: number; to?: number } = {},
): string | undefined {
  for (const [column, text] of texts) {
    const label = text.length > maxLabelChars ? undefined : nameLabel.exec(text);
    if (!label || column < from || column >= to) continue;
    const own = label[1] ?? label[2] ?? "";
    const beside = [1, 2, 3].map((step) => texts.get(column + step)?.trim() ?? "");
    const name = [own.trim(), ...beside].find((candidate) => candidate !== "") ?? "";
    if (isName(name)) return name.replace(/\s*(?:様|殿|さん|印|㊞)$/u, "");
  }
  return undefined;
}

/** The name of a row that holds nothing else (「鈴木」, 「鈴木 一郎 様」), as it stands over a table of its own. */
export function loneName(texts: HeadRow["texts"]): string | undefined {
  const [only = ""] = texts.values();
  const name = only.trim().replace(/\s*(?:さん|様|殿|君|氏)$/u, "");
  const isWhole = fullName.test(name) && isName(name) && !partWords.test(name);
  return texts.size === 1 && (isWhole || surnames.has(name)) ? name : undefined;
}

/** The names over blocks side by side, where each stands over its own dates: 山田 and 佐藤, not 前半 and 後半. */
export function namesOverBlocks(
  titles: readonly HeadRow[],
  blocks: readonly { date: number; to: number }[],
): (string | undefined)[] {
  const named = blocks.map(({ date, to }) =>
    titles.flatMap(({ texts }) => labelledName(texts, { from: date, to }) ?? []).at(-1),
  );
  if (named.some(Boolean)) return named;
  const over = blocks.map(({ date }) => titles.at(-1)?.texts.get(date)?.trim() ?? "");
  const isEachName = over.every((text) => isName(text) && !partWords.test(text));
  return isEachName && new Set(over).size === over.length ? over : named;
}

/** Whose hours the rows hold. Where a name stands among them, rows before it are somebody's too. */
export function peopleOf(rows: readonly RawRow[], { isNamedBelow = false } = {}): string[] {
  const worked = rows.filter(isWorked);
  const names = worked.flatMap(({ person }) => (isSomebody(person) ? [person] : []));
  const unnamed = isNamedBelow ? worked.find(({ person }) => !isSomebody(person)) : undefined;
  const first = unnamed && names.length > 0 ? [cellName(1, unnamed.row)] : [];
  const spellings = Map.groupBy([...first, ...names], toPlainText);
  return [...spellings.values()].flatMap(([name]) => name ?? []);
}

function isWorked({ cells: { start, end }, spans = [] }: RawRow): boolean {
  return !isEmptyRaw(start) || !isEmptyRaw(end) || spans.length > 0;
}

function isSomebody(person: string | undefined): person is string {
  return person !== undefined && person !== "" && !isSumLabel(person) && !noPerson.test(person);
}

/** False for a head, a label, or another word that may stand beside 「氏名」. */
export function isName(text: string): boolean {
  const isShort = text !== "" && text.length <= maxNameChars && !isBlankText(text);
  const isWord = parseHead(text).role !== undefined || kindOfHead(text) !== "none";
  return isShort && !isWord && !/\d/.test(toPlainText(text)) && !otherLabels.test(text);
}

const personHead =
  /^(?:氏名|名前|姓|名|苗字|(?:社員|従業員|職員|スタッフ|個人|作業員)(?:名|氏名|番号|コード|id|no)?|担当者?(?:名|氏名)?|(?:作業|打刻|申請|利用|使用|記入|勤務|就業|出勤)者(?:名|氏名)?|メンバー|講師(?:名)?|(?:氏名|名前|社員名|従業員名)?[([]?(?:カナ|かな|フリガナ|ふりがな)[)\]]?|シメイ|ユーザー?(?:名|id|コード)?|ログイン(?:名|id)|アカウント(?:名|id)?|e?mail(?:address)?|メール(?:アドレス)?|(?:employee|staff|user|worker|member|login|account)(?:name|id|no|number|code|email)?|(?:full|first|last)?name)$/;
const nameLabel =
  /(?:^|[\s\u3000])(?:氏[\s\u3000]*名|名[\s\u3000]*前|(?:社員|従業員|職員|スタッフ|担当者?|作業者)(?:氏?名)?|employee(?:\s*name)?|staff(?:\s*name)?|name)\s*(?:[:：]\s*(.*)|[\s\u3000]+(.*))?$/i;
const fullName =
  /^\p{Script=Han}{1,4}[ \u3000][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,5}$/u;
/** The fifty commonest in Japan. */
const surnames = new Set(
  "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 中川 三浦 藤原 原田".split(
    " ",
  ),
);
const otherLabels =
  /[:：]|氏名|社員|番号|コード|所属|部署|部門|会社|年|月|日付|時間|時刻|印$|㊞|勤務表|出勤簿|シート|表$|簿$|備考|合計|承認|責任者|上長|署名|捺印|押印|サイン|signature|^date|^title/i;
/** Words over the parts of one person's month. */
const partWords =
  /前半|後半|上旬|中旬|下旬|上期|下期|午前|午後|勤務|出勤|予定|実績|シフト|第|左|右|part|week|first|second|am|pm/i;
const noPerson = /^(?:[(（【]?(?:記入)?例|見本|サンプル|合計|小計|平均|sample|example)/i;
const maxLabelChars = 60;
const maxNameChars = 20;
