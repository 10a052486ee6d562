import { raw } from "hono/html";
import type { Day } from "../../state/calendar.ts";
import type { Markup } from "../markup.ts";
import type { Words } from "../words/words.ts";

/**
 * The dropdown of a day in 出勤簿; only its first link holds the row's full date (docs/jobcan.md §4.2). Printed on one
 * line with bare `&`, as public clients' expressions expect it.
 */
export function dayMenu(day: Day, words: Words, correctionAllowed: boolean): Markup {
  const { year, month, day: date } = day;
  const suffix = `${year}${month}${date}`;
  const request = (path: string, name: string): string =>
    `/employee/${path}/new?${name}_year=${year}&${name}_month=${month}&${name}_day=${date}`;
  const links: readonly (readonly [href: string, target: string, text: string])[] = [
    [`/employee/adit/modify?year=${year}&month=${month}&day=${date}`, "adit", words.correction],
    [request("holiday", "holiday"), "holiday", words.menu.leave],
    [request("over-work", "over_work"), "over_work", words.menu.overtime],
    [request("holidayworking", "holidayworking"), "holidayworking", words.menu.holidayWork],
  ];
  const items = links.slice(correctionAllowed ? 0 : 1).map(([href, target, text]) => {
    const start = `<a class="dropdown-item py-2 menu-btn-new-tab" href="${href}"`;
    return `${start} target="${target}_${suffix}">${text}</a>`;
  });
  return raw(`<div class="dropdown-menu">${items.join("")}</div>`);
}
