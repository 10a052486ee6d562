const maxChars = 200;

/** Text from Jobcan made safe to show: one line, no control or direction characters, cut to 200 code points. */
export function cleanSiteText(text: string): string {
  const plain = text
    // oxlint-disable-next-line no-control-regex -- control characters are what is being removed
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, "")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const points = Array.from(plain);
  return points.length > maxChars ? `${points.slice(0, maxChars).join("")}…` : plain;
}
