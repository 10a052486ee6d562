import { wrapText } from "./text-width.ts";

/** Why the program ends, after its name; on a terminal in lines of its width. */
export function failureLine(sentence: string, columns: number | undefined): string {
  const line = `jobcan-autofill: ${sentence.trimEnd()}`;
  return `${columns === undefined ? line : wrapText(line, columns).join("\n")}\n`;
}
