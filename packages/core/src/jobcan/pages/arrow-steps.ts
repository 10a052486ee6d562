/**
 * Pure: what stands before, between and after the arrows of a cell ("09:00 → 09:30"), in one spelling (NFKC) and
 * without characters that have no picture. One step where there is no arrow.
 */
export function arrowSteps(text: string): string[] {
  return text.normalize("NFKC").replace(invisible, "").split(arrow);
}

/** Characters without a picture, the mark that chooses a picture for an arrow among them. */
const invisible = /\p{Cf}|\p{Variation_Selector}/gu;
const arrow = /[-=]*>+|[→⇒⇨⇢↦⟶⟹⟼⟾➔➙➛➜➝➞➡➤⮕▶►▷»›]/;
