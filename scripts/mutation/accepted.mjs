// Mutants that no test can notice, each with why (docs/decisions/0050-what-runs-at-night.md).

const compare = "src/settlement/compare-punches.ts";
const recheck = "src/settlement/recheck-order.ts";
const mask = "src/runs/child/mask-message.ts";

/** `was` is the whole line without its indent, `became` what a mutant puts in the place of a part of it. */
export const accepted = [
  ...["true", "held.length >= 0"].map((became) => ({
    file: compare,
    was: "return held.length > 0 && held.every((stamp, index) => stamp.timeMin === wanted[index]?.timeMin);",
    became,
    why: "of a day without stamps all is missing, as a beginning of nothing or not",
  })),
  ...["wanted[0].timeMin", "wanted.at(-1).timeMin", "+1"].map((became) => ({
    file: compare,
    was: "const [first = 0, last = 0] = [wanted[0]?.timeMin, wanted.at(-1)?.timeMin];",
    became,
    why: "a day asks for two punches at least, and only a day without breaks gets here",
  })),
  {
    file: recheck,
    was: 'return outcome === "skipped" && reason !== undefined && ownRules.has(reason);',
    became: "true",
    why: "no reason is none of the set either; the check is there for the type",
  },
  ...[
    "function expectsPlace({ place, notTaken = [], outcome }: RecheckDay): boolean {",
    "const { date, row, wanted, note, notTaken = [], outcome } = day;",
  ].map((was) => ({
    file: recheck,
    was,
    became: '["Stryker was here"]',
    why: "only note and place are looked for in it",
  })),
  {
    file: recheck,
    was: "if (index % 2 !== 0 || end === undefined) continue;",
    became: "false",
    why: "of an even number each has a next one; the check is there for the type",
  },
  ...["false", 'typeof holder.facts !== "object" && holder.facts === null'].map((became) => ({
    file: mask,
    was: 'if (typeof holder.facts !== "object" || holder.facts === null) return holder;',
    became,
    why: "facts are an object or absent; without them an object of none is made, which is not sent",
  })),
];
