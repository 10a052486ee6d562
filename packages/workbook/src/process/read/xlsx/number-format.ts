/** What a number shows as, as far as a timesheet cares: `time` is one of a day (1.375 shows 9:00), `elapsed` goes on past 24:00 (`[h]:mm`). */
export type NumberLook = "plain" | "date" | "time" | "dateTime" | "elapsed";

/** A cell's number format. `sections` are there when a code has several, or words of its own: then what a value shows hangs on the value. */
export interface NumberFormat {
  look: NumberLook;
  sections?: readonly FormatSection[];
}

interface FormatSection {
  /** Words before and behind the number; all there is to see when `digits` is empty. */
  before: string;
  digits: string;
  behind: string;
  test: ((value: number) => boolean) | undefined;
}

/** Reads a format code (ECMA-376 part 1, 18.8.31). */
export function formatOfCode(code: string): NumberFormat {
  const look = lookOfFormat(code);
  const sections = splitSections(code).map(toSection);
  const [only] = sections;
  const isPlain = sections.length === 1 && only?.before === "" && only.behind === "";
  const showsZero = !/^[#?,.]*$/.test(only?.digits ?? "");
  return isPlain && showsZero ? { look } : { look, sections };
}

/**
 * The words that are all to be seen of a value, "" for one that is hidden (0 in `h:mm;;`); undefined where the number itself is shown.
 * A plain number with words around it is shown with them: 2026 in `0"年"` is "2026年".
 */
export function wordsShown({ look, sections }: NumberFormat, value: number): string | undefined {
  const section = sections && sectionFor(sections, value);
  if (!section) return undefined;
  const { before, digits, behind } = section;
  if (digits === "" || (/^[#?,]+$/.test(digits) && Math.abs(value) < 0.5)) return before + behind;
  const isPlainInteger =
    look === "plain" && /^(?:[#0]+|general)$/i.test(digits) && Number.isInteger(value);
  return isPlainInteger && before + behind !== "" ? before + String(value) + behind : undefined;
}

/** The look of a format code; words in quotes, colours and conditions in brackets say nothing of it. */
export function lookOfFormat(code: string): NumberLook {
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

/** What a token shows as it stands; undefined for a place of the number or the date. */
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

/** Without conditions: above zero, below it, zero, text; with them, the first that holds. */
function sectionFor(sections: readonly FormatSection[], value: number): FormatSection | undefined {
  if (sections.some(({ test }) => test))
    return sections.find(({ test }) => test === undefined || test(value));
  if (value < 0) return sections[1] ?? sections[0];
  return value === 0 ? (sections[2] ?? sections[0]) : sections[0];
}
