import type { CellMark } from "./cell-marks.ts";

/**
 * How a format shows a number: `time` is a time of day (1.375 shows 9:00), `elapsed` continues past 24:00 (`[h]:mm`).
 */
export type NumberKind = "plain" | "date" | "time" | "dateTime" | "elapsed";

/**
 * A cell's number format, and how its style marks the text. `sections` are set when the code has several sections or literal words, so that the shown
 * text depends on the value.
 */
export interface NumberFormat {
  kind: NumberKind;
  sections?: readonly FormatSection[];
  mark?: CellMark;
}

interface FormatSection {
  /** Literal words before and after the number; the whole shown text when `digits` is empty. */
  before: string;
  digits: string;
  behind: string;
  test: ((value: number) => boolean) | undefined;
}

/** Reads a format code (ECMA-376 part 1, 18.8.31). */
export function formatOfCode(code: string): NumberFormat {
  const kind = kindOfFormat(code);
  const sections = splitSections(code).map(toSection);
  const [only] = sections;
  const isPlain = sections.length === 1 && only?.before === "" && only.behind === "";
  const showsZero = !/^[#?,.]*$/.test(only?.digits ?? "");
  return isPlain && showsZero ? { kind } : { kind, sections };
}

/**
 * The text that a format shows in place of the number, "" for a hidden value (0 in `h:mm;;`); undefined where the
 * number itself is shown. An integer with words around it is shown with them: 2026 in `0"年"` is "2026年".
 */
export function wordsShown({ kind, sections }: NumberFormat, value: number): string | undefined {
  const section = sections && sectionFor(sections, value);
  if (!section) return undefined;
  const { before, digits, behind } = section;
  if (digits === "" || (/^[#?,]+$/.test(digits) && Math.abs(value) < 0.5)) return before + behind;
  const isPlainInteger =
    kind === "plain" && /^(?:[#0]+|general)$/i.test(digits) && Number.isInteger(value);
  return isPlainInteger && before + behind !== "" ? before + String(value) + behind : undefined;
}

/** The kind of a format code, ignoring words in quotes, and colours and conditions in brackets. @internal */
export function kindOfFormat(code: string): NumberKind {
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .toLowerCase();
  if (bare.startsWith("general")) return "plain";
  const hasTime = /h|s|\[m/.test(bare);
  const hasDate = /y|d|ge|aaa|(?:^|[^e])e(?![+-])/.test(bare) || (!hasTime && bare.includes("m"));
  if (hasDate) return hasTime ? "dateTime" : "date";
  if (/\[[hms]/.test(bare)) return "elapsed";
  return hasTime ? "time" : "plain";
}

function splitSections(code: string): string[][] {
  const sections: string[][] = [[]];
  for (const [token] of code.matchAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^]/g)) {
    if (token === ";") sections.push([]);
    else sections.at(-1)?.push(token);
  }
  return sections;
}

function toSection(tokens: readonly string[]): FormatSection {
  const section: FormatSection = { before: "", digits: "", behind: "", test: undefined };
  for (const token of tokens) {
    const words = wordsOf(token);
    section.test ??= testOf(token);
    if (words === undefined) section.digits += section.behind + token;
    if (words === undefined) section.behind = "";
    else if (section.digits === "") section.before += words;
    else section.behind += words;
  }
  return section;
}

/** The literal text of a token; undefined for a placeholder of the number or date. */
function wordsOf(token: string): string | undefined {
  if (token.startsWith('"')) return token.slice(1, -1);
  if (token.startsWith("\\")) return token.slice(1);
  if (/^[_*]/.test(token) || /^\[(?![hms]+\])/i.test(token)) return "";
  return /^[^A-Za-z0#?@.,%]$/.test(token) ? token : undefined;
}

function testOf(token: string): FormatSection["test"] {
  const [, sign = "", number = ""] = /^\[(<=|>=|<>|=|<|>)(-?[\d.]+)\]$/.exec(token) ?? [];
  const than = Number(number);
  const tests: Record<string, FormatSection["test"]> = {
    "=": (value) => value === than,
    "<>": (value) => value !== than,
    "<": (value) => value < than,
    "<=": (value) => value <= than,
    ">": (value) => value > than,
    ">=": (value) => value >= than,
  };
  return tests[sign];
}

/**
 * Without conditions the sections are for positive, negative, zero and text; with conditions the first that holds
 * applies.
 */
function sectionFor(sections: readonly FormatSection[], value: number): FormatSection | undefined {
  if (sections.some(({ test }) => test))
    return sections.find(({ test }) => test === undefined || test(value));
  if (value < 0) return sections[1] ?? sections[0];
  return value === 0 ? (sections[2] ?? sections[0]) : sections[0];
}
