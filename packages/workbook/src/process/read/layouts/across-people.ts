import { mayBeWorked, parseHead } from "../columns/parse-head.ts";
import type { HeadRow } from "../columns/head-row.ts";
import { isName } from "../rows/people.ts";
import { acrossTable, type AcrossTable, columnsOfDays, labelColumn } from "./across-table.ts";

/** A part of a table of days side by side: one person's rows below the row of dates. */
interface PersonPart {
  person: string | undefined;
  rows: readonly HeadRow[];
}

/** The tables of a row of dates, one a person; none where no label says start and end. */
export function acrossTables(
  rows: readonly HeadRow[],
  dateRow: HeadRow,
): { person: string | undefined; table: AcrossTable }[] {
  const [firstDay] = columnsOfDays(dateRow.texts) ?? [];
  if (firstDay === undefined) return [];
  return personParts(rows, firstDay).flatMap(({ person, rows: own }) => {
    const table = acrossTable(own, { dateRow: dateRow.row, firstDay });
    return table ? [{ person, table }] : [];
  });
}

/** The rows of each person where a column beside the labels names several; else all rows as one part. */
function personParts(rows: readonly HeadRow[], firstDay: number): PersonPart[] {
  const label = labelColumn(rows, firstDay);
  const starts = rows.flatMap((row, at) =>
    label !== undefined && isStart(row, label) ? [at] : [],
  );
  const columns = Array.from({ length: firstDay - 1 }, (_, at) => at + 1);
  const names = columns
    .filter((column) => column !== label)
    .map((column) => starts.flatMap((at) => namedAt(rows, { at, column }) ?? []))
    .find((found) => new Set(found.map(({ person }) => person)).size > 1);
  if (!names) return [{ person: undefined, rows }];
  const above = rows.slice(0, names[0]?.at);
  return names.map(({ person, at }, index) => ({
    person,
    rows: [...above, ...rows.slice(at, names[index + 1]?.at)],
  }));
}

function isStart({ texts }: HeadRow, label: number): boolean {
  const { role, kind } = parseHead(texts.get(label) ?? "");
  return role === "start" && mayBeWorked(kind);
}

function namedAt(
  rows: readonly HeadRow[],
  { at, column }: { at: number; column: number },
): { person: string; at: number } | undefined {
  const person = rows[at]?.texts.get(column)?.trim() ?? "";
  return isName(person) ? { person, at } : undefined;
}
