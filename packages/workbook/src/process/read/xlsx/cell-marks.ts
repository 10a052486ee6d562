import type { RawCell } from "@jobcan-automation/contract";
import { isTrue } from "./xlsx-book.ts";
import type { XmlAttributes } from "./walk-xml.ts";

/** How a style takes a cell's text back: struck through, or white where nothing is behind it. */
export type CellMark = NonNullable<RawCell["mark"]>;

/** Collects the fonts and fills of a styles part, which stand before the cell styles that use them. */
export interface CellMarks {
  open: (name: string, attributes: XmlAttributes) => void;
  /** The mark of a cell style (`xf`). */
  of: (style: XmlAttributes) => CellMark | undefined;
}

export function createCellMarks(): CellMarks {
  const fonts: { isStruck: boolean; isWhite: boolean }[] = [];
  const darkFills = new Set<number>();
  let fills = 0;
  let part: "fonts" | "fills" | "other" = "other";
  return {
    open: (name, attributes) => {
      if (name === "fonts" || name === "fills") part = name;
      else if (name === "borders" || name === "cellStyleXfs" || name === "cellXfs") part = "other";
      else if (part === "fonts") openInFonts(fonts, name, attributes);
      else if (part === "fills" && name === "fill") fills += 1;
      else if (part === "fills" && isDark(name, attributes))
        darkFills.add(Math.min(fills, maxFonts) - 1);
    },
    of: ({ fontId = "0", fillId = "0" }) => {
      const font = fonts[Number(fontId)];
      if (font?.isStruck === true) return "struck";
      return font?.isWhite === true && !darkFills.has(Number(fillId)) ? "unseen" : undefined;
    },
  };
}

function openInFonts(
  fonts: { isStruck: boolean; isWhite: boolean }[],
  name: string,
  attributes: XmlAttributes,
): void {
  if (name === "font" && fonts.length < maxFonts) fonts.push({ isStruck: false, isWhite: false });
  const font = fonts.at(-1);
  if (font && name === "strike") font.isStruck = isTrue(attributes["val"] ?? "1");
  if (font && name === "color") font.isWhite = isWhite(attributes);
}

/** True for a colour or pattern that white text is seen on. */
function isDark(name: string, attributes: XmlAttributes): boolean {
  if (name === "gradientFill") return true;
  if (name === "patternFill")
    return !["none", "solid"].includes(attributes["patternType"] ?? "none");
  return name === "fgColor" && !isWhite(attributes);
}

/** White by its value, as the first colour of the theme, or as one of the palette (ECMA-376 part 1, 18.8.3, 18.8.27). */
function isWhite({ rgb, theme, indexed, tint }: XmlAttributes): boolean {
  if (tint !== undefined && Number(tint) !== 0) return false;
  return (
    /^(?:[0-9a-f]{2})?ffffff$/i.test(rgb ?? "") || theme === "0" || /^[19]$/.test(indexed ?? "")
  );
}

/** More fonts or fills than a workbook of Excel has. */
const maxFonts = 65_490;
