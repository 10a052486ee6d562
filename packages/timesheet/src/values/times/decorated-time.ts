import { leaveIn } from "../texts/leave-words.ts";
import { toPlainText } from "../texts/plain-text.ts";

/** A plain text without marks that change nothing of a time: 「9:00」, 9:00～, 9;00, 約9:00頃, ="9:00". */
export function withoutMarks(plain: string): string {
  const inner = /^="(.*)"$/.exec(plain)?.[1] ?? plain;
  const bare = inner
    .replaceAll(/(?<=\d)[∶;꞉︓︰:]+(?=\d)/g, ":")
    .replace(/^(?:['"‘’“”`\s]|約|[~〜→※*])+(?=.)/, "")
    // A run of marks is tried only from its start, so that the time stays linear in the text.
    .replace(
      /(?<!['"‘’“”`*※、。,~〜→頃位]|ごろ|ころ|くらい|ぐらい)(?:['"‘’“”`*※、。,~〜→頃位]|(?<=[:時]\d*)[-–—―ー]|ごろ|ころ|くらい|ぐらい)+$/,
      "",
    );
  const [, content] = /^(?:\[(.+)\]|\((.+)\)|「(.+)」|『(.+)』|【(.+)】|<(.+)>)$/
    .exec(bare)
    ?.filter((part) => part !== undefined) ?? [undefined, undefined];
  return withColon(content === undefined ? bare : withoutMarks(content));
}

/**
 * 9h30 and 9-00 as 9:30 and 9:00. A number up to 24 behind a dash may be an hour as well, so 9-18 stays as it is.
 */
function withColon(text: string): string {
  const [, hours = "", minutes = ""] = /^(\d{1,2})(?:h|-)(\d{2})(?:m|min)?$/i.exec(text) ?? [];
  if (hours !== "" && (/h/i.test(text) || minutes === "00" || Number(minutes) > 24))
    return `${hours}:${minutes}`;
  return text.replace(/^(\d{1,2})h$/i, "$1:00");
}

/** True for a text with the colon of a time, as people write it, or 時; not for digits alone. */
export function hasTimeMark(text: string): boolean {
  return /[:∶;꞉︓︰時]/.test(text.normalize("NFKC"));
}

/** A time with words beside it. */
export interface TimeWithWords {
  time: string;
  words: string;
  /** `plain`: they say where or how; `next`: 翌, the time is of the next day; `unknown`: they may change the time. */
  kind: "plain" | "next" | "unknown" | "changing";
}

/** True for a text that is longer than any way to write a time; such texts are not examined further. */
export function isTooLongForTime(plain: string): boolean {
  return plain.length > maxTimeChars;
}

/**
 * The only time of a text and the words beside it (直行9:00, 9:00（在宅）); undefined where it has none, or several, or is
 * too long.
 */
export function timeWithWords(text: string): TimeWithWords | undefined {
  const whole = toPlainText(text);
  if (isTooLongForTime(whole)) return undefined;
  const plain = whole.replaceAll(/(?<=\d)[∶;꞉︓︰:]+(?=\d)/g, ":");
  const times = [...plain.matchAll(clock)];
  const [only] = times;
  if (!only || times.length > 1) return undefined;
  const rest = plain.slice(0, only.index) + separator + plain.slice(only.index + only[0].length);
  const words = rest
    .replaceAll(/[()[\]「」【】『』<>、,。・:~〜'"*※/-]/g, separator)
    .split(separator)
    .filter((word) => word !== "");
  if (words.length === 0 || words.some((word) => /\d/.test(word))) return undefined;
  return { time: only[0], words: words.join(" "), kind: kindOf(words) };
}

function kindOf(words: readonly string[]): TimeWithWords["kind"] {
  if (words.length === 1 && nextDay.test(words[0] ?? "")) return "next";
  if (words.some((word) => changing.test(word))) return "changing";
  return words.every(isPlainWord) ? "plain" : "unknown";
}

function isPlainWord(word: string): boolean {
  return plainWords.test(word) || leaveIn(word) !== undefined;
}

const maxTimeChars = 64;
const separator = "\u0000";
const clock =
  /(?:(?:午前|午後|(?<![a-z])[ap]m))?(?<!\d)\d{1,2}(?::\d{2}(?::\d{2})?|時(?:半|\d{1,2}分?)?)(?:[ap]\.?m\.?(?![a-z休半]))?(?!\d)/gi;
const nextDay = /^(?:翌日?|翌朝)$/;
/** Words with which the time is another, or not the one that counts. */
const changing =
  /予定|仮|見込|前日|翌|前$|後$|以降|以前|まで|朝|昼|夕|夜|晩|深夜|申請|残業|修正|訂正|→|プラン|plan|or|または|[+＋±]/i;
const plainWords =
  /^(?:直行|直帰|直行直帰|在宅|在宅勤務|テレワーク|リモート(?:ワーク|勤務)?|出社|退社|出勤|退勤|始業|終業|開始|終了|出張|外出|客先|現場|本社|支社|支店|自宅|会社|オフィス|遅刻|早退|遅延|電車遅延|遅延証明|訪問|会議|打合せ?|打ち合わせ|研修|通常|から|より|着|発|頃|ごろ|ころ|ic|gps|web|pc|app|スマホ|モバイル|携帯|カード|編|編集済?|手入力|打刻|remote|home|office|wfh|onsite|late|early|in|out|start|end|from|to)$/i;
