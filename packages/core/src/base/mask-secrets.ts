const mask = "[secret]";
const shortestMasked = 3;

/** Replaces secrets in a text. Made once per job from the literal values. */
export type SecretMask = (text: string) => string;

/**
 * Masks by literal value, in every spelling a value takes on its way into a message: raw, JSON-, URL-, form- and
 * HTML-escaped (docs/faults.md §1.5), and anything that looks like an e-mail address or a card number. Values under
 * three characters are left, or they would blot out the whole log.
 */
export function createSecretMask(values: readonly string[]): SecretMask {
  const spellings = [
    ...new Set(values.filter((value) => value.length >= shortestMasked).flatMap(spellingsOf)),
  ];
  // Longest first: an escaped spelling may contain the raw one.
  const ordered = spellings.toSorted((a, b) => b.length - a.length);
  return (text) => {
    const masked = ordered.reduce((rest, spelling) => rest.replaceAll(spelling, mask), text);
    return masked.replace(emailPattern, "[email]").replace(cardPattern, "[number]");
  };
}

const emailPattern = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const cardPattern = /\b\d(?:[ -]?\d){12,18}\b/g;

function spellingsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  // What is no well-formed text (half a surrogate pair) leaves as its replacement character, and has no URL spelling
  // of its own.
  const wellFormed = value.toWellFormed();
  const url = encodeURIComponent(wellFormed);
  return [
    value,
    wellFormed,
    json,
    JSON.stringify(json).slice(1, -1),
    url,
    url.replaceAll("%20", "+"),
    new URLSearchParams([["", value]]).toString().slice(1),
    value.replaceAll("\\", "\\\\").replaceAll("'", "\\'"),
    escapeHtml(value, "&quot;", "&#39;"),
    escapeHtml(value, '"', "'"),
    escapeHtml(value, "&#34;", "&#x27;"),
  ];
}

function escapeHtml(value: string, quote: string, apostrophe: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', quote)
    .replaceAll("'", apostrophe);
}
