import { expect, test } from "vitest";
import { createStatusLine } from "./status-line.ts";

/** A terminal that writes down what it is given, with what it erases as "⌫". */
function terminalOf(columns: number, isTTY = true) {
  let written = "";
  const write = (text: string) => {
    written += text.replaceAll("\r\u001B[K", "⌫");
    return true;
  };
  return { stream: { write, columns, isTTY }, written: () => written };
}

test("lines go by above the status, which is drawn anew under each", () => {
  const { stream, written } = terminalOf(80);
  const status = createStatusLine(stream);

  status.above(() => stream.write("one\n"));
  status.show("1 of 2");
  status.above(() => stream.write("two\n"));
  status.show("1 of 2");
  status.show("");
  status.above(() => stream.write("three\n"));

  expect(written()).toBe("one\n⌫1 of 2⌫two\n1 of 2⌫three\n");
});

test("a status that is wider than the terminal is cut, never continued", () => {
  const { stream, written } = terminalOf(12);

  createStatusLine(stream).show("memory total=143MB server=90MB");

  expect(written()).toBe("⌫memory");
});

test("where there is no terminal nothing is shown", () => {
  const { stream, written } = terminalOf(80, false);

  createStatusLine(stream).show("1 of 2");

  expect(written()).toBe("");
});
