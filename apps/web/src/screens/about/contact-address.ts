/** Where a contact leads as a link: a plain mail address or an http(s) address; undefined for other texts. */
export function contactAddress(text: string): string | undefined {
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text)) return `mailto:${text}`;
  if (!/^https?:\/\/\S+$/i.test(text)) return undefined;
  return URL.parse(text)?.href;
}
