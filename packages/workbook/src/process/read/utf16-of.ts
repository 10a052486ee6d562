/**
 * The byte order of a UTF-16 text by its mark, or by where its zero bytes are: every sheet has digits, whose other byte
 * is zero. Undefined for other files.
 */
export function utf16Of(head: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const pairs = Math.floor(head.length / 2);
  let [first, second] = [0, 0];
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) first += 1;
    if (head[at + 1] === 0) second += 1;
  }
  if (pairs < 4 || Math.max(first, second) < pairs * fewestAscii) return undefined;
  if (first === 0) return "utf-16le";
  return second === 0 ? "utf-16be" : undefined;
}

const fewestAscii = 0.3;
