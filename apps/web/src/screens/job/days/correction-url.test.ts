import { expect, test } from "vitest";
import { correctionUrl } from "./correction-url.ts";

test("a day's own page in Jobcan has the date without leading zeros", () => {
  const template = "https://ssl.jobcan.jp/employee/adit/modify?year={year}&month={month}&day={day}";

  expect(correctionUrl(template, "2026-11-04")).toBe(
    "https://ssl.jobcan.jp/employee/adit/modify?year=2026&month=11&day=4",
  );
});
