import { ja } from "@jobcan-automation/sentences";
import { wordsJa } from "../../../apps/web/src/i18n/words-ja.ts";

/** The page's Japanese words, and the sentences of the contract's codes. */
export const words = { ...wordsJa, ...ja, probe: { ...ja.probe, ...wordsJa.probe } };
