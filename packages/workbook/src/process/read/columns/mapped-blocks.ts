import type { ColumnMapping, UnreadColumns } from "@jobcan-automation/contract";
import type { Block } from "./find-blocks.ts";
import type { ColumnRoles } from "./head-row.ts";

/** The blocks that are read, and what of them is not. */
export interface MappedBlocks {
  blocks: [MappedBlock, ...MappedBlock[]];
  unread: UnreadColumns[];
}

export interface MappedBlock {
  mapping: ColumnMapping;
  more: Block["more"];
}

/** The blocks found by the heads, or the columns chosen by hand; undefined where somebody must choose. A choice stands against the heads. */
export function mappedBlocks(
  found: readonly Block[],
  choice: ColumnMapping | undefined,
): MappedBlocks | undefined {
  const [main] = found;
  if (!choice) return asFound(found);
  if (main && isSameHours(main.mapping, choice)) {
    const [, ...others] = asFound(found)?.blocks ?? [];
    const more = main.unclear.length > 0 ? [] : main.more;
    return {
      blocks: [{ mapping: choice, more }, ...others],
      unread: unreadBeside(found, choice),
    };
  }
  return {
    blocks: [{ mapping: choice, more: main ? otherShifts(main, choice) : [] }],
    unread: [],
  };
}

function asFound(found: readonly Block[]): MappedBlocks | undefined {
  if (found.some(({ unclear }) => unclear.length > 0)) return undefined;
  const [first, ...others] = found.flatMap(({ mapping, more }) => {
    const complete = toMapping(mapping);
    return complete ? [{ mapping: complete, more }] : [];
  });
  return first && { blocks: [first, ...others], unread: found.flatMap(({ unread }) => unread) };
}

/** The mapping when date, start and end are known. */
function toMapping({ date, start, end, ...others }: ColumnRoles): ColumnMapping | undefined {
  if (date === undefined || start === undefined || end === undefined) return undefined;
  return { date, start, end, ...others };
}

function isSameHours(mapping: Block["mapping"], choice: ColumnMapping): boolean {
  return (["date", "start", "end"] as const).every((role) => mapping[role] === choice[role]);
}

/** Columns that were chosen are not told of as unread. */
function unreadBeside(found: readonly Block[], choice: ColumnMapping): UnreadColumns[] {
  const chosen = new Set(Object.values(choice));
  return found
    .flatMap(({ unread }) => unread)
    .filter(({ columns }) => !columns.some((column) => chosen.has(column)));
}

/** Of several shifts a day, those that were not chosen; whoever chose against a plan has seen the plan. */
function otherShifts(main: Block, choice: ColumnMapping): Block["more"] {
  const { start, end } = main.mapping;
  const isShifts = main.unclear.length === 0 && main.more.some(({ kind }) => kind === "hours");
  if (!isShifts || start === undefined || end === undefined) return [];
  const first = { start, end, kind: "none", number: undefined, words: "" } as const;
  const all = [{ kind: "hours" as const, pair: first }, ...main.more];
  const chosen = new Set(Object.values(choice));
  return all.filter(({ pair }) => !chosen.has(pair.start) && !chosen.has(pair.end));
}
