import { cutText } from "./cut-text.ts";

/** As many whole names as fit into `maxChars`; where some are left out, how many there are: "山田・佐藤・… (60)". */
export function nameList(names: readonly string[], maxChars: number): string {
  const whole = names.join("・");
  if (whole.length <= maxChars) return whole;
  const end = `… (${names.length})`;
  const [first = "", ...others] = names;
  const room = maxChars - end.length - 1;
  let list = cutText(first, room);
  for (const name of others) {
    const longer = `${list}・${name}`;
    if (longer.length > room) break;
    list = longer;
  }
  return `${list}・${end}`;
}
