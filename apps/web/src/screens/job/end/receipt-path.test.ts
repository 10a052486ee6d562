import { expect, test } from "vitest";
import { receiptPath } from "./receipt-path.ts";

test("a receipt speaks the language of the page it is asked from", () => {
  expect(receiptPath("j1", "xlsx", "ja")).toBe("/receipts/j1.xlsx");
  expect(receiptPath("j1", "csv", "en")).toBe("/receipts/j1.csv?lang=en");
});
