import type { LogEntry } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createLogBuffer, cutMessage } from "./log-buffer.ts";

const entry = (seq: number): LogEntry => ({
  seq,
  at: 0,
  level: "info",
  message: { code: "browser_closed", facts: {} },
});

const textOf = (text: string): string => {
  const { facts } = cutMessage({ code: "site_says", facts: { text } });
  return "text" in facts ? facts.text : "";
};

test("the newest 200 entries stay, and the others are counted", () => {
  const buffer = createLogBuffer();
  const dropped = Array.from({ length: 250 }, (_, index) => buffer.push(entry(index + 1)));

  expect(buffer.entries().map(({ seq }) => seq)).toEqual(
    Array.from({ length: 200 }, (_, index) => index + 51),
  );
  expect(buffer.dropped).toBe(50);
  expect(dropped[199]).toBeUndefined();
  expect(dropped[200]?.seq).toBe(1);
});

test("a buffer that is read from the store goes on counting", () => {
  const buffer = createLogBuffer(
    Array.from({ length: 200 }, (_, index) => entry(index + 11)),
    10,
  );

  buffer.push(entry(211));

  expect(buffer.dropped).toBe(11);
});

test("text is cut to 2,000 code points, not code units", () => {
  const cut = textOf("𠮷".repeat(3000));

  expect(Array.from(cut)).toHaveLength(2000);
  expect(cut.endsWith("𠮷…")).toBe(true);
  expect(textOf("あ".repeat(2000))).toBe("あ".repeat(2000));
});

test("a megabyte of text is cut like any other", () => {
  expect(textOf("x".repeat(1_000_000))).toHaveLength(2000);
});

test("all the text of an entry shares the 2,000", () => {
  const { facts } = cutMessage({
    code: "page_retried",
    facts: { page: "p".repeat(1500), attempt: 1, reason: "r".repeat(1500) },
  });

  expect("reason" in facts && facts.reason?.length).toBe(500);
});

test.each([
  ["a line break", "one\r\ntwo", "one  two"],
  ["a terminal sequence", "\u001B[2Jgone", " gone"],
  ["a turn of direction", "\u202Eevil", " evil"],
  ["half a character", "\uD842", "\uFFFD"],
  ["an event of its own", "x\nid: 99\nevent: status", "x id: 99 event: status"],
])("%s in a text is made harmless", (_what, text, harmless) => {
  expect(textOf(text)).toBe(harmless);
});
