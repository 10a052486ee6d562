/**
 * Column numbers by header text, Japanese or English, ignoring white space; each company has its own set of columns
 * (docs/jobcan.md §4.2).
 */
export function columnsByHeader<Name extends string>(
  headers: readonly string[],
  words: Readonly<Record<Name, readonly string[]>>,
): Partial<Record<Name, number>> {
  const plain = headers.map(plainHeader);
  const found: Partial<Record<Name, number>> = {};
  for (const name in words) {
    const index = plain.findIndex((header) =>
      words[name].some((word) => plainHeader(word) === header),
    );
    if (index >= 0) found[name] = index;
  }
  return found;
}

/** A header as it is compared: lower case, without white space and without a point, colon or asterisk at its end. */
export function plainHeader(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[.:*]+$/, "")
    .toLowerCase();
}
