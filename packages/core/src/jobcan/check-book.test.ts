import { AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { fakeVisit } from "../testing/fake-visit.ts";
import { rowsFor } from "../testing/run-against.ts";
import { checkBook } from "./check-book.ts";
import { createDayLedger } from "./day-ledger.ts";
import type { PagePlace } from "./pages/read-table.ts";

const reporter = { log() {}, day() {}, account() {}, probe() {}, skeleton() {} };

/** Days that their own lists have proved, and a book that shows none of their times. */
function verifiedDays(dates: readonly string[]) {
  const { days } = createDayLedger(rowsFor(dates), "", reporter);
  for (const day of days) {
    for (const punch of day.wanted) day.press(punch)("read_back");
    day.end("verified");
  }
  return days;
}

const cell = (text: string, links: string[] = []) => ({ text, links, tooltips: [] });

function silentBook(dates: readonly string[]): PagePlace {
  const rows = dates.map((date) => {
    const [year = "", month = "", day = ""] = date.split("-").map(Number);
    const link = `/employee/adit/modify?year=${year}&month=${month}&day=${day}`;
    return { className: "", cells: [cell(date, [link]), cell(""), cell("")] };
  });
  const headers = ["日付", "出勤時刻", "退勤時刻"];
  return { found: true, tables: [{ found: true, headers, rows }], beside: "", links: [] };
}

test.each([
  ["the site fails", "SITE_UNAVAILABLE"],
  ["the session is over", "SESSION_LOST"],
] as const)(
  "where %s before the day's own page is read again, no day stays verified that the book does not show",
  async (_what, code) => {
    const dates = ["2026-11-02", "2026-11-04"];
    const days = verifiedDays(dates);
    const visit = fakeVisit({
      read(url) {
        if (url.includes("/adit/modify")) throw new AutofillError(code);
        return silentBook(dates);
      },
    });

    await expect(
      checkBook(visit, { days, reporter }, new AbortController().signal),
    ).rejects.toThrow(code);

    const reached = code === "SITE_UNAVAILABLE" ? 2 : 1;
    const ends = days.map(({ record }) => [record.outcome, record.reason].join(" "));
    expect(ends.slice(0, reached)).toEqual(Array(reached).fill("unknown not_settled"));
  },
);
