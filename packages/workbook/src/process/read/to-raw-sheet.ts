import type { RawSheet } from "@jobcan-automation/contract";
import type { ChosenSheet } from "./choose-sheet.ts";
import type { ReadRows } from "./rows/read-rows.ts";

/** The sheet as in the contract: the layout of its header, extended by what was found among its rows. */
export function toRawSheet(
  name: string,
  layout: ChosenSheet["layout"],
  { rows, laterBlocks, unread }: ReadRows,
): RawSheet {
  const moreBlocks = [...(layout.moreBlocks ?? []), ...laterBlocks];
  const allUnread = [...(layout.unread ?? []), ...unread];
  return {
    name,
    ...layout,
    ...(moreBlocks.length > 0 ? { moreBlocks } : {}),
    ...(allUnread.length > 0 ? { unread: allUnread } : {}),
    rows,
  };
}
