import type { ColumnRole } from "@jobcan-automation/contract";
import { toPlainText } from "@jobcan-automation/timesheet";

/**
 * The kind of hours that a header names. Only `none`, `raw`, `rounded`, `actual` and `dayoff` (work on a day off) may
 * be hours that were worked.
 */
export type HourKind =
  | "none"
  | "actual"
  | "raw"
  | "rounded"
  | "planned"
  | "contract"
  | "applied"
  | "overtime"
  | "dayoff"
  | "outing"
  | "break";

/** A parsed header: 「出勤予定2」 is a start, planned, number 2. */
export interface ParsedHead {
  role: ColumnRole | undefined;
  kind: HourKind;
  number: number | undefined;
  /** Unknown words before 開始 or 終了 (承認 in 「承認開始」): such a start pairs only with an end of the same modifier. */
  modifier: string;
  /** The group of words that belong together, such as 始業 and 終業; "" for none. */
  family: string;
}

/** Parses a header. One in two languages (Start / 開始, 出勤 In) counts once; 「開始/終了」 has no role. */
export function parseHead(text: string): ParsedHead {
  const kind = kindOfHead(text);
  const whole = roleOfWords(text, kind);
  const parts = text.split(/[/／\n・]/).map((part) => roleOfWords(part, kind));
  const only = onlyRole(parts.filter((role) => role !== undefined)) ?? roleInTwo(text, kind);
  const digits = /\d{1,2}/.exec(plainHead(text))?.[0];
  const number = digits === undefined ? undefined : Number(digits);
  if (isMinutes(text)) return { role: undefined, kind, number, modifier: "", family: "" };
  const known = whole ?? only;
  const loose = known === undefined ? looseSide(text) : undefined;
  const family = families.find((words) => words.test(plainHead(text)))?.source ?? "";
  return { role: known ?? loose?.role, kind, number, modifier: loose?.modifier ?? "", family };
}

/** The role that both parts of 「出勤 In」 name, one in Japanese and one in English. */
function roleInTwo(text: string, kind: HourKind): ColumnRole | undefined {
  const parts = text.trim().split(/(?<=[^\p{ASCII}])\s+(?=[a-z])|(?<=[a-z.])\s+(?=[^\p{ASCII}])/iu);
  return parts.length === 2 ? onlyRole(parts.map((part) => roleOfWords(part, kind))) : undefined;
}

function onlyRole(roles: readonly (ColumnRole | undefined)[]): ColumnRole | undefined {
  return new Set(roles).size === 1 ? roles[0] : undefined;
}

/** 開始 or 終了 after unknown words. */
function looseSide(text: string): { role: "start" | "end"; modifier: string } | undefined {
  const plain = plainHead(text).replaceAll(/[()[\]【】「」\d]/g, "");
  const [, modifier = "", word = ""] = looseWords.exec(plain) ?? [];
  if (modifier === "") return undefined;
  return { role: /始|出|start|in/.test(word) ? "start" : "end", modifier };
}

/** True for 「開始(分)」, which holds the minutes beside 「開始(時)」. */
function isMinutes(text: string): boolean {
  return /(?<!時)分[)\]】]?$|[([]min[)\]]?$/.test(plainHead(text));
}

const families = [
  /始業|終業/,
  /出社|退社/,
  /出勤|退勤/,
  /開始|終了/,
  /入室|退室/,
  /入館|退館/,
  /入場|退場/,
  /log/,
  /ログ/,
  /clock/,
  /start|end/,
  /check/,
  /arriv|depart/,
  /上班|下班/,
];

const looseWords =
  /^(.{1,10}?)(開始|始業|出勤|出社|終了|終業|退勤|退社|starttime|endtime|start|end|clockin|clockout)(?:時刻|時間|時|日時)?$/;

/** The kind of hours that a header, or the group above it, names. */
export function kindOfHead(text: string): HourKind {
  const plain = plainHead(text);
  if (/予定|計画|plan/.test(plain) && /実績|actual/.test(plain)) return "none";
  return kinds.find(({ words }) => words.test(plain))?.kind ?? "none";
}

/** False for hours that must not be entered: planned, contracted, applied for, or outside the work. */
export function mayBeWorked(kind: HourKind): boolean {
  return (
    kind === "none" ||
    kind === "dayoff" ||
    kind === "actual" ||
    kind === "raw" ||
    kind === "rounded"
  );
}

/** A header as it is compared: lower case, without white space and punctuation. */
export function plainHead(text: string): string {
  return toPlainText(text)
    .toLowerCase()
    .replaceAll(/[_\-.:*※・]/g, "");
}

function roleOfWords(text: string, kind: HourKind): ColumnRole | undefined {
  // 「2026年11月2日」 is a date, not the head of one.
  if (/\d[年月日]/.test(plainHead(text))) return undefined;
  // Times in UTC are hours off.
  if (/[([](?:utc|gmt)[)\]]/i.test(toPlainText(text))) return undefined;
  const plain = plainHead(text).replaceAll(/第?\d{1,2}(?:回目?|部)?/g, "");
  const candidates = [
    plain.replaceAll(/[()[\]【】「」]/g, ""),
    plain.replaceAll(/[([【].*?[)\]】]/g, ""),
    ...(/[([【](自|至|始|終|開始|終了|から|まで|出勤|退勤|from|to|start|end)[)\]】]$/
      .exec(plain)
      ?.slice(1) ?? []),
  ];
  for (const candidate of candidates) {
    const bare = kind === "break" ? candidate : candidate.replaceAll(kindWords, "");
    const spellings = [candidate, candidate.replace(asideWords, ""), bare];
    const known = [...spellings, bare.replace(asideWords, "")].find((word) => roleByWord.has(word));
    if (known !== undefined) return roleByWord.get(known);
  }
  return undefined;
}

const kinds: readonly { kind: HourKind; words: RegExp }[] = [
  { kind: "planned", words: /予定|計画|[([]予[)\]]|シフト|勤務帯|plan|schedul|shift|roster/ },
  {
    kind: "contract",
    words:
      /契約|所定|定時|定刻|基本|標準|既定|規定|雇用|就業規則|contract|standard|regular|base|basic/,
  },
  { kind: "applied", words: /申請|届|希望|願|request|applied|application/ },
  { kind: "overtime", words: /残業|早出|時間外|深夜|超過|overtime/ },
  { kind: "dayoff", words: /休出|休日出勤|休日勤務|休日労働|法定休日/ },
  { kind: "outing", words: /外出|中抜|移動|通勤|私用|待機|outing|travel|commut/ },
  { kind: "break", words: /休憩|昼休|仮眠|中休|休息|控除|^休み?[始終入戻]|break|rest|meal|lunch/ },
  {
    kind: "actual",
    words: /実績|実働|実際|実勤|実行|実労|実施|実出|実退|実始|実終|[([]実[)\]]|確定|actual|worked/,
  },
  { kind: "rounded", words: /丸め|まるめ|[([]丸[)\]]|端数|補正|修正|調整|集計|rounded/ },
  {
    kind: "raw",
    words:
      /打刻|タイムカード|客観|ログ|log(?:on|off|in|out)|入退?館|退館|生データ|raw|punch|stamp|clocked/,
  },
];

/** Words that name only a kind: removed to find out whether the header is a start or an end. */
const kindWords =
  /勤務予定|予定|計画|シフト|契約|所定|定時|定刻|基本|標準|既定|規定|申請|希望|残業|早出|時間外|深夜|超過|外出|中抜け?|実績|実働|実際|確定|丸め|補正|修正|調整|打刻|客観|pc|planned|plan|scheduled?|shift|contract|standard|regular|basic|overtime|actual|worked|rounded|raw|の/g;

/** Words after the one that counts. */
const asideWords = /(?:時刻|時間|时间|日時|打刻|実績|time|時)$/;

const words: Record<ColumnRole, string> = {
  date: "日付 勤務日 年月日 出勤日 就業日 作業日 対象日 勤務日付 月日 日にち 日 日期 勤怠日 稼働日 営業日 開始日 勤務開始日 date workdate workday day startdate clockindate",
  start:
    "開始 出勤 始業 出社 勤務開始 業務開始 就業開始 就業始業 作業開始 打刻開始 入室 入館 入場 ログオン ログイン logon login 始 出 入 自 入店 入構 登庁 登校 出務 着 start begin from in clockin startat punchin timein checkin clockinat startedat arrival arrived 上班",
  end: "終了 退勤 終業 退社 勤務終了 業務終了 就業終了 作業終了 打刻終了 退室 退館 退場 退出 退店 退構 退庁 下校 退務 ログオフ ログアウト logoff logout 終 退 至 end finish to out clockout endat punchout timeout checkout clockoutat endedat finishedat departure departed 下班",
  note: "備考 備考欄 メモ コメント 摘要 特記事項 note notes remark remarks comment comments memo",
  breakStart:
    "休始 休入 休み始め 休憩自 休憩から 休憩in 休憩イン lunchout lunchstart mealstart 休憩開始 休憩入 休憩入り 休憩始 breakstart breakin breakfrom startbreak 開始休憩",
  breakEnd:
    "休終 休戻 休戻り 休み終わり 休憩出 休憩至 休憩まで 休憩out 休憩アウト lunchin lunchend mealend 休憩終了 休憩戻 休憩戻り 休憩終 breakend breakout breakto endbreak 終了休憩",
};

const roleByWord = new Map(
  (["date", "start", "end", "note", "breakStart", "breakEnd"] as const).flatMap((role) =>
    words[role].split(" ").map((word) => [word, role] as const),
  ),
);
