import { isTrue } from "./xlsx-book.ts";
import type { XmlAttributes } from "./walk-xml.ts";

/** A text as a cell shows it, and whether a part of it or all of it is struck through. */
export interface RunText {
  text: string;
  isStruck: boolean;
}

/**
 * Collects a shared or inline text up to a length: its runs joined, furigana (`rPh`) left out. What is struck through
 * is left out too, unless nothing else is there. `isDirect` knows elements beside `t` whose text counts.
 */
export function createRunText(isDirect: (name: string) => boolean = () => false) {
  let [kept, struck] = ["", ""];
  let [isTaking, isPhonetic, isStruck] = [false, false, false];
  return {
    start(): void {
      [kept, struck] = ["", ""];
      [isTaking, isPhonetic, isStruck] = [false, false, false];
    },
    open(name: string, attributes: XmlAttributes): void {
      if (name === "rPh") isPhonetic = true;
      if (name === "strike") isStruck = isTrue(attributes["val"] ?? "1");
      isTaking = (name === "t" || isDirect(name)) && !isPhonetic;
    },
    take(piece: string, maxChars: number): void {
      if (!isTaking) return;
      if (isStruck) struck = longer(struck, piece, maxChars);
      else kept = longer(kept, piece, maxChars);
    },
    close(name: string): void {
      isTaking = false;
      if (name === "rPh") isPhonetic = false;
      if (name === "r") isStruck = false;
    },
    get shown(): RunText {
      return { text: kept.trim() === "" ? struck : kept, isStruck: struck.trim() !== "" };
    },
  };
}

function longer(text: string, piece: string, maxChars: number): string {
  return text + piece.slice(0, Math.max(0, maxChars + 1 - text.length));
}
