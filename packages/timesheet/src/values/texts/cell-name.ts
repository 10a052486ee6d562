/** "C7" for column 3, row 7. */
export function cellName(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

/** "A" for 1, "AA" for 27. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
