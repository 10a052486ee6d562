import { expect, test } from "vitest";
import { commentsOf, findWrongCitations, labelsOf } from "./citations.mjs";

const facts = "facts.md";
const gone = "gone.md";
// Apart from the texts below, so that they are no comments of this file.
const slashes = "//";
const documents = new Map([
  [
    facts,
    "# Facts\n\n## 1. Hosts\n\n1. One.\n2. Two.\n\n### 1.3 Names\n\n## 13. Since\n\n| | fact |\n| a | first |\n| b | second |\n\n| F08 | a fault |\n| P0-4 thresholds | x |\n",
  ],
]);
const wrongIn = (text, isDocument = false) =>
  findWrongCitations({ text, isDocument, readDocument: (path) => documents.get(path) });

test("headings, items, lettered rows and numbered rows can be cited", () => {
  expect([...labelsOf(documents.get(facts))]).toEqual(
    "1, 1.1, 1.2, 1.3, 13, 13 a, 13 b, F08, P0-4".split(", "),
  );
});

test.each([
  `as ${facts} §1.3 says`,
  `Hosts (${facts} §1, §1.2, §13 a, b): so it is.`,
  `From ${facts} §1–§13 and §1.1–1.2.`,
  `(${facts} §1 P0-4, F08)`,
  ` * Somewhere (${facts}\n * §1.3).`,
  `see \`${facts}\` §1.3; later §13 b`,
  `no section of ${facts} is cited`,
])("a citation that leads somewhere is right: %s", (text) => {
  expect(wrongIn(text)).toEqual([]);
});

test.each([
  [`as ${facts} §2 says`, `1: ${facts} has no 2`],
  [`\n\n(${facts} §1.2, §1.4)`, `3: ${facts} has no 1.4`],
  [`(${facts} §13 a, c)`, `1: ${facts} has no 13 c`],
  [`(${facts} F08, F09)`, `1: ${facts} has no F09`],
  [` * Somewhere (${facts}\n * §1.9).`, `1: ${facts} has no 1.9`],
  [`(${gone} §1)`, `1: ${gone} is not there`],
  [`as in ${gone}`, `1: ${gone} is not there`],
  ["(§1.2)", "1: §1.2 names no document"],
])("a citation that leads nowhere is found: %s", (text, found) => {
  expect(wrongIn(text)).toEqual([found]);
});

test("in a document with numbered sections a bare sign means its own", () => {
  const text = `## 4. Own\n\nsee ${facts} §1.3, then §4\n`;

  expect(wrongIn(text, true)).toEqual([]);
  expect(wrongIn("## 4. Own\n\nsee §5\n", true)).toEqual(["3: this document has no 5"]);
});

test("of a program its comments count, at their own lines", () => {
  const program = `const a = "x.md §1"; ${slashes} (${facts} §9)\n/**\n * ${gone}\n */\nread("http://y.md");\n`;

  expect(wrongIn(commentsOf(program))).toEqual([`1: ${facts} has no 9`, `3: ${gone} is not there`]);
});
