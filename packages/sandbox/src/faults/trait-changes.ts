import { changeHtml } from "./change-html.ts";
import type { FaultChange } from "./fault-parts.ts";

/** 打刻修正 shows a sentence instead of its field. `value` 1: beside field and button; 2: the same, but disabled. */
export const formSentence: FaultChange = changeHtml((page, _, value) =>
  page.replace(
    /(<form id="modifyForm"[^>]*>)([^]*?)(<\/form>)/,
    (...[, start, inside, end]: string[]) =>
      `${start}${sentenceBox(page)}${besideSentence(inside ?? "", value)}${end}`,
  ),
);

/** The header has no link to sign out. */
export const noLogoutLink: FaultChange = changeHtml((page) =>
  page.replaceAll(/<a href="\/employee\/logout\/">[^<]*<\/a>/g, ""),
);

/** A leave request's own page does not show its last day. `value` 1: it is another request's page. */
export const leaveDetailUnread: FaultChange = changeHtml((page, c, value) => {
  if (!c.req.path.replace(/\/$/, "").endsWith("/info")) return page;
  return value === 1
    ? page.replace(/(<td>)\d+(<\/td>)/, "$19999$2")
    : page.replace(/(<td>[^<]*)～[^<]*(<\/td>)/, "$1～未定$2");
});

function sentenceBox(page: string): string {
  const words = page.includes('lang="ja"')
    ? "この日付は打刻修正できません"
    : "Cannot revise clock time on this day";
  return `<div>${words}</div>`;
}

function besideSentence(inside: string, value: number | undefined): string {
  if (value === 1) return inside;
  if (value === 2) {
    return inside.replaceAll(
      /(<(?:input\s+type="(?:text|button)"|select|textarea)\s)/g,
      "$1disabled ",
    );
  }
  return (inside.match(/<input type="hidden"[^>]*>/g) ?? []).join("\n");
}
