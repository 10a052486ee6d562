import type { Facts, PunchPart } from "@jobcan-automation/contract";

/** What a day's facts tell of 備考 and 打刻場所 that differ: as asked for, and as Jobcan shows it. */
export function differingParts(facts: Facts): { part: PunchPart; asked: string; shown: string }[] {
  const told = [
    { part: "note" as const, asked: facts["askedNote"], shown: facts["shownNote"] },
    { part: "place" as const, asked: facts["askedPlace"], shown: facts["shownPlace"] },
  ];
  return told.flatMap(({ part, asked, shown }) =>
    typeof asked === "string" && typeof shown === "string" ? [{ part, asked, shown }] : [],
  );
}
