import type { Container } from "./inspect-container.ts";
import { formatOfCode, type NumberFormat, type NumberKind } from "./number-format.ts";
import { invalidWorkbook } from "../../../refusal.ts";
import { createCellMarks } from "./cell-marks.ts";
import { walkXml } from "./walk-xml.ts";

/** The number format and mark of each cell style by its index. */
export async function readNumberFormats(
  container: Container,
  part: string | undefined,
): Promise<NumberFormat[]> {
  const stream = part === undefined ? undefined : await container.open(part);
  const styles: NumberFormat[] = [];
  if (!stream) return styles;
  const formats = new Map<number, NumberFormat>();
  const marks = createCellMarks();
  let inCellStyles = false;
  await walkXml(stream, {
    open: (name, attributes) => {
      const { numFmtId = "0", formatCode = "" } = attributes;
      marks.open(name, attributes);
      if (name === "cellXfs") inCellStyles = true;
      if (name === "numFmt")
        formats.set(Number(numFmtId), formatOfCode(formatCode.slice(0, maxFormatChars)));
      if (formats.size > maxStyles) throw invalidWorkbook("too_many_styles", { limit: maxStyles });
      if (name !== "xf" || !inCellStyles) return;
      const format = formats.get(Number(numFmtId)) ?? { kind: kindOfBuiltIn(Number(numFmtId)) };
      const mark = marks.of(attributes);
      styles.push(mark === undefined ? format : { ...format, mark });
      if (styles.length > maxStyles) throw invalidWorkbook("too_many_styles", { limit: maxStyles });
    },
    close: (name) => {
      if (name === "cellXfs") inCellStyles = false;
    },
    isDone: () => !inCellStyles && styles.length > 0,
  });
  return styles;
}

/** Built-in formats, which a file does not contain (ECMA-376 part 1, 18.8.30, Japanese ones included). */
function kindOfBuiltIn(id: number): NumberKind {
  if (id === 22) return "dateTime";
  if (id === 46) return "elapsed";
  if ((id >= 18 && id <= 21) || id === 32 || id === 33 || id === 45 || id === 47) return "time";
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
    ? "date"
    : "plain";
}

/** Excel's own limit of cell formats is 65,490. */
const maxStyles = 65_490;
/** Excel allows 255. The time to search a code for brackets grows with the square of its length. */
const maxFormatChars = 1_000;
