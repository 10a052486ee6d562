import { expect, test } from "vitest";
import { memoryStore } from "../../../testing/memory-store.ts";
import { recallColumns, rememberColumns } from "./remembered-columns.ts";

const headers = (...texts: string[]) => texts.map((text, index) => ({ column: index + 1, text }));
const mapping = { date: 1, start: 3, end: 2 };

test("a choice is found again for the same headings only", () => {
  const store = memoryStore();

  rememberColumns(store, headers("day", "out", "in"), mapping);

  expect(recallColumns(store, headers("day", "out", "in"))).toEqual(mapping);
  expect(recallColumns(store, headers("day", "in", "out"))).toBeUndefined();
});

test("a column without a heading is no part of them: it is seen only in months that fill it", () => {
  const store = memoryStore();

  rememberColumns(store, headers("day", "out", "in"), mapping);

  expect(recallColumns(store, headers("day", "out", "in", ""))).toEqual(mapping);
});

test("the oldest of twenty choices goes", () => {
  const store = memoryStore();
  for (let index = 0; index < 21; index += 1) rememberColumns(store, headers(`h${index}`), mapping);

  expect(recallColumns(store, headers("h0"))).toBeUndefined();
  expect(recallColumns(store, headers("h1"))).toEqual(mapping);
});

test.each(["{", "5", '[{"signature":"1=a","mapping":{"date":"x","start":1,"end":2}}]'])(
  "a damaged store (%s) is treated like an empty one",
  (text) => {
    const store = memoryStore({ "jobcan-autofill.columns": text });

    expect(recallColumns(store, headers("a"))).toBeUndefined();
  },
);
