import type { Container } from "./inspect-container.ts";
import { invalidWorkbook } from "./refusal.ts";
import { walkXml } from "./walk-xml.ts";

/** What a number shows as, as far as a timesheet cares. */
export type NumberLook = "plain" | "date" | "time" | "dateTime";

/** The look of each cell style by its index. */
export async function readNumberLooks(
  container: Container,
  part: string | undefined,
): Promise<NumberLook[]> {
  const stream = part === undefined ? undefined : await container.open(part);
  const looks: NumberLook[] = [];
  if (!stream) return looks;
  const formats = new Map<number, NumberLook>();
  let inCellStyles = false;
  await walkXml(stream, {
    open: (name, { numFmtId = "0", formatCode = "" }) => {
      if (name === "cellXfs") inCellStyles = true;
      if (name === "numFmt")
        formats.set(Number(numFmtId), lookOfFormat(formatCode.slice(0, maxFormatChars)));
      if (formats.size > maxStyles) throw invalidWorkbook("too_many_styles", { limit: maxStyles });
      if (name !== "xf" || !inCellStyles) return;
      looks.push(formats.get(Number(numFmtId)) ?? lookOfBuiltIn(Number(numFmtId)));
      if (looks.length > maxStyles) throw invalidWorkbook("too_many_styles", { limit: maxStyles });
    },
    close: (name) => {
      if (name === "cellXfs") inCellStyles = false;
    },
    isDone: () => !inCellStyles && looks.length > 0,
  });
  return looks;
}

/** The look of a format code; words in quotes, colours and conditions in brackets say nothing of it. */
export function lookOfFormat(code: string): NumberLook {
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .toLowerCase();
  if (bare.startsWith("general")) return "plain";
  const hasTime = /h|s|\[m/.test(bare);
  const hasDate = /y|d|ge|(?:^|[^e])e(?![+-])/.test(bare) || (!hasTime && bare.includes("m"));
  if (hasDate) return hasTime ? "dateTime" : "date";
  return hasTime ? "time" : "plain";
}

/** Formats that are not written down in the file (ECMA-376 part 1, 18.8.30, Japanese ones included). */
function lookOfBuiltIn(id: number): NumberLook {
  if (id === 22) return "dateTime";
  if ((id >= 18 && id <= 21) || id === 32 || id === 33 || (id >= 45 && id <= 47)) return "time";
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
    ? "date"
    : "plain";
}

/** Excel's own limit of cell formats is 65,490. */
const maxStyles = 65_490;
/** Excel allows 255; what looks for brackets in a code takes the square of its length. */
const maxFormatChars = 1_000;
