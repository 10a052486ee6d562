/** The same program in ASCII: in strings, templates and patterns alike an escape stands for its UTF-16 unit. */
export function toAscii(code: string): string {
  return code.replaceAll(
    /[^\0-\x7F]/g,
    (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, "0"),
  );
}
