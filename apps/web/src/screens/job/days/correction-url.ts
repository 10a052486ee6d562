/** The page of Jobcan on which one day is corrected; `template` has {year}, {month} and {day}, without leading zeros. */
export function correctionUrl(template: string, date: string): string {
  const [year, month, day] = date.split("-").map((part) => String(Number(part)));
  return template
    .replace("{year}", year ?? "")
    .replace("{month}", month ?? "")
    .replace("{day}", day ?? "");
}
