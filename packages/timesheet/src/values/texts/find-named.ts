import { toPlainText } from "./plain-text.ts";

/**
 * The one that a name means: the only one of exactly that name, else the only one whose names hold it. Undefined where
 * none or several do, so that somebody is asked and nobody's hours are guessed. Width, case and spaces do not count.
 */
export function findNamed<Item>(
  items: readonly Item[],
  name: string,
  namesOf: (item: Item) => readonly string[],
): Item | undefined {
  const wanted = plainName(name);
  if (wanted === "") return undefined;
  const those = (isMeant: (plain: string) => boolean) =>
    items.filter((item) => namesOf(item).some((text) => isMeant(plainName(text))));
  const exact = those((plain) => plain === wanted);
  const meant = exact.length > 0 ? exact : those((plain) => plain.includes(wanted));
  return meant.length === 1 ? meant[0] : undefined;
}

function plainName(text: string): string {
  return toPlainText(text).toLowerCase();
}
