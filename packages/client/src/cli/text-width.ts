/** Columns a text takes in a terminal: East Asian wide and full-width characters take two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char.codePointAt(0) ?? 0);
  return width;
}

/** The text with spaces after it up to a width. */
export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/** The text in lines of at most so many columns: a Latin word is kept whole where it can be, Japanese is broken between any two characters. */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const char of text) {
    if (textWidth(line + char) > columns && line !== "") {
      const isInWord = char !== " " && textWidth(char) === 1;
      const space = isInWord ? line.lastIndexOf(" ") : line.length;
      const end = space > 0 ? space : line.length;
      lines.push(line.slice(0, end));
      line = line.slice(end).trimStart();
    }
    line += line === "" && char === " " ? "" : char;
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

function charWidth(code: number): number {
  if (code < 0x20 || (code >= 0x300 && code <= 0x36f)) return 0;
  return wideRanges.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

// Unicode East Asian Width W and F, in the blocks that Japanese text uses.
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x20000, 0x3fffd],
];
