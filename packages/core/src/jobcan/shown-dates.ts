/** Dates in a text of Jobcan's, "2026/11/02" or English "11/02/2026", as ISO dates in the order they stand. */
export function parseShownDates(text: string): string[] {
  const found = text.matchAll(/(\d{4})\/(\d{1,2})\/(\d{1,2})|(\d{1,2})\/(\d{1,2})\/(\d{4})/g);
  return [...found].map(([, year, month, day, monthFirst, dayFirst, yearLast]) =>
    [year ?? yearLast ?? "", month ?? monthFirst ?? "", day ?? dayFirst ?? ""]
      .map((part) => part.padStart(2, "0"))
      .join("-"),
  );
}

/** An ISO date some days later; negative counts go back. */
export function addDays(date: string, count: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + count);
  return day.toISOString().slice(0, 10);
}
