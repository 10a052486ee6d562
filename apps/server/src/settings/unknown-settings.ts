import { closestMatch } from "leven";

/** A variable that nothing reads and that looks like one of ours. */
export interface UnknownSetting {
  name: string;
  /** The one it was probably meant to be. */
  meant: string | undefined;
}

/** Nothing else begins like this, so such a name is meant for us. */
const ownPrefix = /^(?:JOBCAN|PRACTICE)_/i;
/** What the command line and the practice site read. */
const readElsewhere = /^(?:JOBCAN_(?:AUTOFILL_SERVER|LOGIN|PASSWORD)$|SANDBOX_)/;
/** Shorter ones are near to anything: `PORT` to `SPORT`. */
const shortestCompared = 8;

/** Which of `names` are probably a slip for one of `known`: their letters are nearly the same, or they begin like ours. */
export function unknownSettings(
  names: readonly string[],
  known: readonly string[],
): UnknownSetting[] {
  const long = new Map(
    known.filter((name) => name.length >= shortestCompared).map((name) => [lettersOf(name), name]),
  );
  return names.flatMap((name) => {
    if (known.includes(name) || readElsewhere.test(name)) return [];
    const letters = lettersOf(name);
    if (letters.length < shortestCompared - 1 && !ownPrefix.test(name)) return [];
    const maxDistance = letters.length < 12 ? 1 : 2;
    const nearest = closestMatch(letters, [...long.keys()], { maxDistance });
    const meant = nearest === undefined ? undefined : long.get(nearest);
    return meant !== undefined || ownPrefix.test(name) ? [{ name, meant }] : [];
  });
}

function lettersOf(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z\d]/g, "");
}
