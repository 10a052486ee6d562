import { AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { fakeVisit } from "../testing/fake-visit.ts";
import { rowsFor } from "../testing/run-against.ts";
import { checkBook, compareWithBook, endBesideBook } from "./check-book.ts";
import { createDayLedger } from "./day-ledger.ts";
import type { BookRow } from "./pages/attendance-book.ts";
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

const shown = (row: Partial<BookRow>): BookRow => ({
  date: "2026-11-02",
  holiday: "",
  leave: "",
  startMin: 540,
  endMin: 1080,
  inProgress: false,
  pending: false,
  ...row,
});

test.each<[what: string, row: BookRow | undefined, verdict: string]>([
  ["no row", undefined, "silent"],
  ["the same times", shown({}), "agrees"],
  ["the same times and a change that waits", shown({ pending: true }), "pending"],
  ["no times", shown({ startMin: undefined, endMin: undefined }), "silent"],
  ["no times and a change that waits", shown({ startMin: undefined, pending: true }), "pending"],
  ["a start alone", shown({ endMin: undefined }), "differs"],
  ["an end alone", shown({ startMin: undefined }), "differs"],
  ["a start of a day under way", shown({ endMin: undefined, inProgress: true }), "silent"],
  ["both times of a day under way", shown({ inProgress: true }), "agrees"],
  ["another start", shown({ startMin: 545 }), "differs"],
  ["another end", shown({ endMin: 1085 }), "differs"],
  ["the same times of a clock, a day later", shown({ endMin: 1080 + 1440 }), "agrees"],
])("beside a day from 9:00 to 18:00 %s in the book %o is %s", (_what, row, verdict) => {
  const [day] = verifiedDays(["2026-11-02"]);

  expect(day && compareWithBook(day, row)).toBe(verdict);
});

test.each([
  ["the list holds it and the book agrees", "verified", "agrees", shown({}), undefined],
  ["the list holds it and the book is silent", "verified", "silent", undefined, undefined],
  [
    "the list holds it and the book has other times",
    "verified",
    "differs",
    shown({ startMin: 545 }),
    { bookStartMin: 545, bookEndMin: 1080 },
  ],
  [
    "the list holds it and the book has a start alone",
    "awaiting_approval",
    "differs",
    shown({ endMin: undefined }),
    { bookStartMin: 540 },
  ],
  [
    "the list holds it and the book has an end alone",
    "verified",
    "differs",
    shown({ startMin: undefined }),
    { bookEndMin: 1080 },
  ],
] as const)("where %s the day ends as the list says", (...[, outcome, verdict, row, facts]) => {
  const beside = facts === undefined ? {} : { reason: "book_differs", facts };

  expect(endBesideBook({ outcome }, { verdict, row })).toEqual({ outcome, ...beside });
});

test("where the book waits for approval the day does, unless the list shows that it is not as asked for", () => {
  const book = { verdict: "pending", row: shown({ pending: true }) } as const;
  const failed = { outcome: "failed", reason: "stored_differently" } as const;

  expect(endBesideBook({ outcome: "verified" }, book)).toEqual({ outcome: "awaiting_approval" });
  expect(endBesideBook(failed, book)).toEqual(failed);
});

/** A book that shows these times of each day, and a reporter that notes what is said. */
function bookOf(dates: readonly string[], times: readonly [string, string]) {
  const place = silentBook(dates);
  for (const { rows } of place.tables) {
    for (const row of rows) row.cells.splice(1, 2, ...times.map((time) => cell(time)));
  }
  const said: unknown[] = [];
  const asked: string[] = [];
  const visit = fakeVisit({
    read(url) {
      asked.push(url);
      if (url.includes("/adit/modify")) throw new AutofillError("SITE_UNAVAILABLE");
      return place;
    },
  });
  const noting = { ...reporter, log: (...line: unknown[]) => void said.push(line) };
  return { visit, said, asked, reporter: noting };
}

test("days that the book agrees with are not read again, and that is said", async () => {
  const dates = ["2026-11-02", "2026-11-04"];
  const days = verifiedDays(dates);
  const { visit, said, asked, reporter: noting } = bookOf(dates, ["09:00", "18:00"]);

  await checkBook(visit, { days, reporter: noting }, new AbortController().signal);

  expect(asked.filter((url) => url.includes("/adit/modify"))).toEqual([]);
  expect(days.map(({ record }) => record.outcome)).toEqual(["verified", "verified"]);
  expect(said.at(-1)).toEqual(["info", { code: "book_checked", facts: { days: 2, differing: 0 } }]);
});

test("a day that could not be read again counts as one that differs", async () => {
  const dates = ["2026-11-02", "2026-11-04"];
  const [own, other] = verifiedDays(dates);
  if (own === undefined || other === undefined) throw new Error("two days");
  other.end("failed", "stopped");
  const { visit, said, reporter: noting } = bookOf(dates, ["09:05", "18:00"]);
  const days = [own, other];

  await checkBook(visit, { days, reporter: noting }, new AbortController().signal);

  expect([own.record.outcome, other.record.outcome]).toEqual(["unknown", "failed"]);
  expect(said.at(-1)).toEqual(["warn", { code: "book_checked", facts: { days: 1, differing: 1 } }]);
});

test("where nothing was entered the book is not opened", async () => {
  const { days } = createDayLedger(rowsFor(["2026-11-02"]), "", reporter);
  days[0]?.end("verified");
  const { visit, asked, said, reporter: noting } = bookOf(["2026-11-02"], ["09:00", "18:00"]);

  await checkBook(visit, { days, reporter: noting }, new AbortController().signal);

  expect([asked, said]).toEqual([[], []]);
});

test("days that await approval are looked up too", async () => {
  const [day] = verifiedDays(["2026-11-02"]);
  day?.end("awaiting_approval");
  const { visit, said, reporter: noting } = bookOf(["2026-11-02"], ["09:00", "18:00"]);

  await checkBook(
    visit,
    { days: day ? [day] : [], reporter: noting },
    new AbortController().signal,
  );

  expect(said.at(-1)).toMatchObject(["info", { facts: { days: 1 } }]);
});
