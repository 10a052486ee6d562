import { toPlainText } from "./plain-text.ts";

/**
 * The leave that a text names: a whole day, half a day, or none. Work on a day off (休日出勤) and breaks (休憩) are no leave.
 */
export function leaveIn(text: string): "day" | "half" | undefined {
  const plain = toPlainText(text).toLowerCase().replaceAll(noLeave, "");
  if (halfWords.test(plain)) return "half";
  return dayWords.test(plain) || aloneWords.test(plain) ? "day" : undefined;
}

/** True for what a time cell of a day off holds: a word of leave, or a mark such as ×. */
export function isDayOffMark(text: string): boolean {
  return leaveIn(text) !== undefined || offMarks.test(toPlainText(text));
}

const noLeave =
  /(?:休日|法定休日|所定休日|公休|祝日|休)(?:出勤|出社|勤務|労働|出)|振替?出勤?(?:日)?$|休憩[^,、。]*|休(?:業)?手当|有給残[^,、。]*|年休残[^,、。]*|休み?(?:なし|無し?|明け)|holidaywork|workedholiday/g;
const halfWords =
  /半休|半日休|半有|半給|(?:午前|午後|半日)(?:有給|有休|年休|休|代休|振休|欠勤)|[ap]m休|前休|後休|時間休|時間有給|時間年休|halfday|half-day/;
const dayWords =
  /有給|有休|年休|年次|欠勤|休暇|公休|休日|法休|所休|法定休|特休|代休|振休|振替休|慶弔|慶休|弔休|忌引|産休|育休|産前|産後|介護休|看護休|生理休|夏休|冬休|盆休|年末年始|リフレッシュ休|休職|休業|休み|全休|休講|病休|病欠|積休|dayoff|vacation|annualleave|sickleave|paidleave|unpaidleave|absent|absence|onleave|holiday|p\.?t\.?o/;
/** What a time cell of a day without work holds besides leave: the morning after a night shift, a holiday's name. */
const offMarks =
  /^(?:[×✕✖xX╳/*・]|(?:夜勤)?明け?|祝|祝日|[土日](?:曜日?)?|斜線|なし|無し?|#?n\/a|休館日?|店休日?|指定日?|\D{1,6}記念日|\D{1,3}の日|勤労感謝の日)$/i;
/** Words that mean leave only when they are the whole text. */
const aloneWords =
  /^(?:有|休|欠|代|振|特|公|年|非番|自宅待機|裁判員|子の看護|off|leave|al|sl)$|^(?!昼\d|.*(?:連|運|昼|中|小|無|未|分)休$).{1,6}休$/;
