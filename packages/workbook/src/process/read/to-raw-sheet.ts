import type { RawRow, RawSheet } from "@jobcan-automation/contract";
import type { ChosenSheet } from "./choose-sheet.ts";
import type { ReadRows } from "./rows/read-rows.ts";

/** The sheet as in the contract: the layout of its header, extended by what was found among its rows. */
export function toRawSheet(
  name: string,
  layout: ChosenSheet["layout"],
  { rows, laterBlocks, unread, people: named }: ReadRows,
): RawSheet {
  const people = named.length > 1 ? named : (layout.people ?? named);
  const moreBlocks = [...(layout.moreBlocks ?? []), ...laterBlocks];
  const allUnread = [...(layout.unread ?? []), ...unread];
  return {
    name,
    ...layout,
    ...(moreBlocks.length > 0 ? { moreBlocks } : {}),
    ...(allUnread.length > 0 ? { unread: allUnread } : {}),
    ...(people.length > 0 ? { people } : {}),
    rows: named.length > 1 ? rows : rows.map(withoutPerson),
  };
}

function withoutPerson(row: RawRow): RawRow {
  const { person, ...others } = row;
  return person === undefined ? row : others;
}
