/** A cell as it is written, with the columns and rows that it covers. */
export interface Spanning {
  columns: number;
  rows: number;
}

/** No table of Jobcan's is wider; a page may claim any number. */
const mostColumns = 100;

/**
 * Pure: the rows of a table by column. A cell over several columns is followed by `filler`, and one over several rows
 * stands in each of them, so that the cells after it stay under their headers and each row of a day names its day. A row
 * of one cell stays one: it is a remark.
 */
export function byColumn<Cell extends Spanning>(
  rows: readonly (readonly Cell[])[],
  filler: Cell,
): Cell[][] {
  let above: { cell: Cell; left: number }[] = [];
  return rows.map((row) => {
    if (row.length === 1 && above.every(({ left }) => left === 0)) return [...row];
    const own = row.toReversed();
    const placed: typeof above = [];
    while (own.length > 0 || (above[placed.length]?.left ?? 0) > 0) {
      const carried = above[placed.length];
      if (carried !== undefined && carried.left > 0) {
        placed.push({ cell: carried.cell, left: carried.left - 1 });
        continue;
      }
      const cell = own.pop();
      if (cell === undefined) break;
      const left = cell.rows === 0 ? Infinity : cell.rows - 1;
      placed.push(...wide(cell, filler).map((one) => ({ cell: one, left })));
    }
    above = placed;
    return placed.map(({ cell }) => cell);
  });
}

function wide<Cell extends Spanning>(cell: Cell, filler: Cell): Cell[] {
  return [cell, ...Array<Cell>(Math.min(cell.columns, mostColumns) - 1).fill(filler)];
}

/**
 * Pure: the header of each column, of header rows one below the other: the first that stands over this column alone,
 * else the text over several, at the first of them.
 */
export function headersOf(rows: readonly (readonly (Spanning & { text: string })[])[]): string[] {
  const columns: { text: string; isOwn: boolean; endsAt: number }[] = [];
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const head of row) {
      while ((columns[column]?.endsAt ?? 0) > at) column += 1;
      const end = column + Math.min(head.columns, mostColumns);
      const endsAt = at + (head.rows || rows.length);
      for (let next = column; next < end; next += 1) {
        const own = { text: next === column ? head.text : "", isOwn: head.columns === 1 };
        const before = columns[next];
        columns[next] = { ...(before?.isOwn === true ? before : own), endsAt };
      }
      column = end;
    }
  }
  return Array.from(columns, (column) => column.text);
}
