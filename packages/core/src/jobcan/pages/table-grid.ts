/** A cell as it is written, with the columns and rows that it covers. */
export interface Spanning {
  columns: number;
  rows: number;
}

/** No table of Jobcan's is wider; a page may claim any number. */
const mostColumns = 100;

/**
 * Pure: a row's cells by column: a cell over several columns is followed by `filler`, so that the cells after it stay
 * under their headers. A row of one cell stays one: it is a remark.
 */
export function byColumn<Cell extends Spanning>(cells: readonly Cell[], filler: Cell): Cell[] {
  if (cells.length === 1) return [...cells];
  return cells.flatMap((cell) => [
    cell,
    ...Array<Cell>(Math.min(cell.columns, mostColumns) - 1).fill(filler),
  ]);
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
