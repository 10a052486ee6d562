import { isIn, pick, type Random, roll } from "@jobcan-automation/workbook/testing";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const odd: readonly Json[] = [
  null,
  "",
  " ",
  "\u0000",
  "\uD800",
  "__proto__",
  "../../etc/passwd",
  "2026-13-45",
  "<script>",
  "' OR 1=1--",
  -1,
  0,
  1.5,
  1e308,
  2_147_483_648,
  true,
  [],
  {},
  [[]],
  { length: 1e9 },
  { toString: null },
  { __proto__: null },
];

/** Something that a caller might send in a field's place. */
export function anyValue(random: Random): Json {
  return roll(random, 20) === 0 ? "x".repeat(roll(random, 100_000)) : pick(random, odd);
}

/** The value with one field, at any depth, changed, left out or added; one in three stays as it is. */
export function mutateJson(value: Json, random: Random): Json {
  return isIn(random, 33) ? value : changed(value, random);
}

function changed(value: Json, random: Random): Json {
  if (Array.isArray(value)) return changedList(value, random);
  if (value === null || typeof value !== "object") return anyValue(random);
  const keys = Object.keys(value);
  const key = isIn(random, 85) && keys.length > 0 ? pick(random, keys) : "constructor";
  const { [key]: old = null, ...others } = value;
  switch (roll(random, 4)) {
    case 0:
      return others;
    case 1:
      return { ...others, [key]: anyValue(random) };
    default:
      return { ...others, [key]: changed(old, random) };
  }
}

function changedList(list: Json[], random: Random): Json {
  const at = roll(random, list.length);
  switch (roll(random, 4)) {
    case 0:
      return list.toSpliced(at, 1);
    case 1:
      return Array.from({ length: roll(random, 600) }, () => list[at] ?? null);
    default:
      return list.length === 0
        ? [anyValue(random)]
        : list.with(at, changed(list[at] ?? null, random));
  }
}
