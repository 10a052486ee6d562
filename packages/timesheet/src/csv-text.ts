/** Lines of cells, each as a CSV has it, as a file that Japanese Excel opens directly: UTF-8 with BOM, CRLF. */
export function csvText(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.join(",")).join("\r\n")}\r\n`;
}

/** A cell as it is, in quotes where it needs them. */
export function plainCell(text: string): string {
  return /[",\r\n]/.test(text) ? quotedCell(text) : text;
}

/** A cell in quotes. */
export function quotedCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
