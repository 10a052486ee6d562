import { plainHeader } from "../columns-by-header.ts";
import type { LeaveRequest } from "./leave-requests.ts";
import type { PageTable } from "../read-table.ts";
import { parseShownSpan } from "../shown-dates.ts";
import { siteMap } from "../../site-map.ts";

/**
 * Pure: the last day of a request, from the tables of its own page. Undefined where none is shown, or where number or
 * first day are those of another request.
 */
export function parseLeaveDetail(
  tables: readonly PageTable[],
  request: Pick<LeaveRequest, "from" | "detailUrl" | "firstPart">,
): string | undefined {
  const pairs = tables.flatMap(pairsOf);
  const shown = (name: "number" | "days") =>
    pairs.filter(([head]) => isHead(head, name)).map(([, value]) => value);
  const numbers = shown("number");
  const asked = numberIn(request.detailUrl ?? "");
  if (numbers.length > 0 && !numbers.some((text) => text.replace(/\D/g, "") === asked))
    return undefined;
  const ends = shown("days")
    .map((text) => parseShownSpan(text, siteMap.leave, request.firstPart))
    .map((span) => (span?.from === request.from ? span.to : undefined));
  return ends.find((end) => end !== undefined);
}

type Pair = readonly [head: string, value: string];

/** Headers, each with the cell to its right or, for a table's header row, the cell below. */
function pairsOf({ headers, rows }: PageTable): Pair[] {
  const beside = rows.flatMap(({ cells }) =>
    cells.slice(1).map((cell, index): Pair => [cells[index]?.text ?? "", cell.text]),
  );
  const below = headers.map((head, index): Pair => [head, rows[0]?.cells[index]?.text ?? ""]);
  return [...beside, ...below];
}

function isHead(text: string, name: "number" | "days"): boolean {
  const words: readonly string[] = siteMap.leave.columns[name];
  return words.some((word) => plainHeader(word) === plainHeader(text));
}

function numberIn(url: string): string {
  return /[?&]applied_id=(\d+)/.exec(url)?.[1] ?? "";
}
