// Mutants that no test can notice, each with why (docs/decisions/0050-what-runs-at-night.md).

const compare = "src/settlement/compare-punches.ts";
const recheck = "src/settlement/recheck-order.ts";
const mask = "src/runs/child/mask-message.ts";
const endOfDay = "src/settlement/end-of-day.ts";
const punchParts = "src/settlement/punch-parts.ts";
const side = "src/settlement/complete-side.ts";
const close = "src/settlement/close-ledger.ts";
const nothing = [["[]", '["Stryker was here"]']];

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
  ...[
    "const end = endByReading(record, { automatic: false });",
    'return comparePunches(wanted, now, { automatic: false }).state === "held";',
  ].flatMap((line) =>
    inLine({ file: endOfDay, line }, "it changes nothing of a day that holds all that is wanted", [
      ["{ automatic: false }", "{}"],
      ["false", "true"],
    ]),
  ),
  ...[
    { file: endOfDay, line: "const { sent, wanted, now = [] } = record;" },
    { file: endOfDay, line: "function holdsAll({ wanted, now = [] }: DayRecord): boolean {" },
    { file: punchParts, line: "const { note, place, notTaken = [], now = [] } = record;" },
  ].flatMap((place) =>
    inLine(place, "a word that is no punch, note or place is found by nothing", nothing),
  ),
  ...inLine(
    {
      file: punchParts,
      line: 'return { reason: "place_not_taken", facts: { askedPlace: place ?? "" } };',
    },
    "only a place that was asked for is not taken",
    [['""', '"Stryker was here!"']],
  ),
  ...inLine(
    {
      file: punchParts,
      line: ': { askedPlace: cut(asked.place ?? ""), shownPlace: cut(shownPlace) }),',
    },
    "a place differs only where one was asked for",
    [['""', '"Stryker was here!"']],
  ),
  ...inLine(
    {
      file: punchParts,
      line: String.raw`return text.normalize("NFKC").replace(/[\s\u200B-\u200D\uFEFF]+/g, "");`,
    },
    "each blank is taken out, one by one or several at once",
    [[String.raw`/[\s\u200B-\u200D\uFEFF]+/g`, String.raw`/[\s\u200B-\u200D\uFEFF]/g`]],
  ),
  ...inLine({ file: close, line: 'case "done":' }, "without the case there is no value either", [
    ['"done"', '""'],
  ]),
  ...inLine({ file: close, line: 'case "expired":' }, "without the case there is no value either", [
    ['"expired"', '""'],
    ['case "expired":\n      return undefined;', 'case "expired":'],
  ]),
  ...inLine(
    {
      file: "src/settlement/close-recheck.ts",
      line: 'const closed = closeLedger(days, "fill", ending);',
    },
    "days that are read again have no plan",
    [['"fill"', '""']],
  ),
  ...inLine(
    {
      file: side,
      line: 'if (first?.kind !== "work_start" || last?.kind !== "work_end") return undefined;',
    },
    "where there is a first there is a last",
    [["last?.kind", "last.kind"]],
  ),
  ...inLine(
    { file: side, line: "Math.abs((punch?.timeMin ?? 0) - lone.timeMin);" },
    "both sides are wanted where this is asked",
    [["punch?.timeMin", "punch.timeMin"]],
  ),
];
