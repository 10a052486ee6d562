// Mutants that no test can notice, each with why (docs/decisions/0050-what-runs-at-night.md).

const compare = "src/settlement/compare-punches.ts";
const recheck = "src/settlement/recheck-order.ts";
const mask = "src/runs/child/mask-message.ts";

const beginning =
  "return held.length > 0 && held.every((stamp, index) => stamp.timeMin === wanted[index]?.timeMin);";
const sides = "const [first = 0, last = 0] = [wanted[0]?.timeMin, wanted.at(-1)?.timeMin];";
const list = "if (Array.isArray(value)) return value.map((item) => maskValue(item, safe));";

/** What was found alike in one line: pairs of the part and what it became. */
const inLine = (place, why, parts) =>
  parts.map(([part, became]) => ({ ...place, part, became, why }));

/** `line` is the whole line without its indent, `part` what a mutant replaces in it. */
export const accepted = [
  ...inLine(
    { file: compare, line: beginning },
    "of a day without stamps all is missing, as a beginning of nothing or not",
    [
      ["held.length > 0", "true"],
      ["held.length > 0", "held.length >= 0"],
    ],
  ),
  ...inLine(
    { file: compare, line: sides },
    "a day asks for two punches, and none with breaks gets here",
    [
      ["wanted[0]?.timeMin", "wanted[0].timeMin"],
      ["wanted.at(-1)?.timeMin", "wanted.at(-1).timeMin"],
      ["-1", "+1"],
    ],
  ),
  ...inLine(
    {
      file: recheck,
      line: 'return outcome === "skipped" && reason !== undefined && ownRules.has(reason);',
    },
    "no reason is not in the set either; the check is there for the type",
    [["reason !== undefined", "true"]],
  ),
  ...[
    "function expectsPlace({ place, notTaken = [], outcome }: RecheckDay): boolean {",
    "const { date, row, wanted, note, notTaken = [], outcome } = day;",
  ].flatMap((line) =>
    inLine({ file: recheck, line }, "only note and place are looked for in it", [
      ["[]", '["Stryker was here"]'],
    ]),
  ),
  ...inLine(
    { file: recheck, line: "if (index % 2 !== 0 || end === undefined) continue;" },
    "of an even number each has a next one; the check is there for the type",
    [["end === undefined", "false"]],
  ),
  ...inLine(
    {
      file: mask,
      line: 'if (typeof holder.facts !== "object" || holder.facts === null) return holder;',
    },
    "facts are an object or absent by their type",
    [["holder.facts === null", "false"]],
  ),
  ...inLine(
    { file: mask, line: "held?.map((punch) => ({ ...punch, ...maskParts(punch, safe) }));" },
    "it is asked only for readings that are there",
    [["held?.map", "held.map"]],
  ),
  ...inLine(
    { file: mask, line: list },
    "facts hold no list by their type; one that would is masked all the same",
    [
      ["Array.isArray(value)", "false"],
      ["(item) => maskValue(item, safe)", "() => undefined"],
    ],
  ),
  ...inLine(
    { file: mask, line: 'if (typeof value !== "object" || value === null) return value;' },
    "facts hold no null by their type",
    [["value === null", "false"]],
  ),
];
