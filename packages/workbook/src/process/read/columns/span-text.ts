import { isBlankText } from "@jobcan-automation/timesheet";
import type { HeadRow } from "./head-row.ts";
import type { Pair } from "./pairs.ts";

/** The text of a pair in a row ("13:00～18:00"); undefined where both are empty or 0:00. */
export function spanText({ start, end }: Pair, texts: HeadRow["texts"]): string | undefined {
  const sides =
    start === end
      ? [texts.get(start) ?? ""]
      : [start, end].map((column) => texts.get(column) ?? "");
  const isEmpty = sides.every((text) => isBlankText(text) || /^0?0:00$/.test(text.trim()));
  return isEmpty ? undefined : sides.map((text) => text.trim().slice(0, maxSideChars)).join("～");
}

const maxSideChars = 24;
