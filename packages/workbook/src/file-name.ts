/**
 * A file name that is safe to show and to send back: no folder part, no control, direction or invisible characters, cut
 * to 100 characters without losing its extension (SECURITY.md T14). Never used as a path.
 */
export function displayFileName(name: string): string {
  const base = name.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const visible = base.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\uFFFD]/gu, "").trim();
  const shown = shorten(visible);
  return /^\.*$/.test(shown) ? "workbook" : shown;
}

function shorten(name: string): string {
  const points = Array.from(name);
  if (points.length <= maxChars) return name;
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? "";
  return `${points.slice(0, maxChars - ending.length - 1).join("")}…${ending}`;
}

const maxChars = 100;
