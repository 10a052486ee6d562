import type { ColumnMapping, UnreadColumns } from "@jobcan-automation/contract";
import type { Block } from "./find-blocks.ts";
import type { ColumnRoles } from "./head-row.ts";

/** The blocks that are read, and their columns that are not. */
export interface MappedBlocks {
  blocks: [MappedBlock, ...MappedBlock[]];
  unread: UnreadColumns[];
}

export interface MappedBlock {
  mapping: ColumnMapping;
  more: Block["more"];
}

/**
 * The blocks found by their headers, or the columns that the user chose, which win over the headers; undefined where
 * the user must choose.
 */
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

/** True where the user's choice of date, start and end is what was found. */
export function isSameHours(mapping: Block["mapping"], choice: ColumnMapping): boolean {
  return (["date", "start", "end"] as const).every((role) => mapping[role] === choice[role]);
}

/** The unread columns without those that the user chose. */
function unreadBeside(found: readonly Block[], choice: ColumnMapping): UnreadColumns[] {
  const chosen = new Set(Object.values(choice));
  return found
    .flatMap(({ unread }) => unread)
    .filter(({ columns }) => !columns.some((column) => chosen.has(column)));
}

/**
 * The shifts of a day that the user did not choose. Planned hours are not among them: the user has seen them when
 * choosing others.
 */
function otherShifts(main: Block, choice: ColumnMapping): Block["more"] {
  const { start, end } = main.mapping;
  const isShifts = main.unclear.length === 0 && main.more.some(({ kind }) => kind === "hours");
  if (!isShifts || start === undefined || end === undefined) return [];
  const first = { start, end, kind: "none", number: undefined, words: "" } as const;
  const all = [{ kind: "hours" as const, pair: first }, ...main.more];
  const chosen = new Set(Object.values(choice));
  return all.filter(({ pair }) => !chosen.has(pair.start) && !chosen.has(pair.end));
}
