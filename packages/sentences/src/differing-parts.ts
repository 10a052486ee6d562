import type { Facts, PunchPart } from "@jobcan-automation/contract";

/** 備考 and 打刻場所 that differ, from a day's facts: as requested, and as Jobcan shows them. */
export function differingParts(facts: Facts): { part: PunchPart; asked: string; shown: string }[] {
  const parts = [
    { part: "note" as const, asked: facts["askedNote"], shown: facts["shownNote"] },
    { part: "place" as const, asked: facts["askedPlace"], shown: facts["shownPlace"] },
  ];
  return parts.flatMap(({ part, asked, shown }) =>
    typeof asked === "string" && typeof shown === "string" ? [{ part, asked, shown }] : [],
  );
}
