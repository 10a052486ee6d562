import type { RawSpan } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { checkTimesheet } from "./check-timesheet.ts";
import { day, sheetOf, today } from "../testing/sheet-check.ts";

/** Cells of a further shift or break, the first at J and K. */
const span = (kind: RawSpan["kind"], [start, end]: [string, string], at = 0): RawSpan => ({
  kind,
  columns: [10 + 2 * at, 11 + 2 * at],
  start: { text: start },
  end: { text: end },
});

/** One day ("9:00-12:00", or "" for none) with further spans: its hours and breaks in minutes, and what is said. */
function read(hours: string, spans: RawSpan[], rest = "") {
  const [start = "", end = ""] = hours.split("-");
  const [breakStart = "", breakEnd = ""] = rest.split("-");
  const breaks = rest === "" ? {} : { breakStart, breakEnd };
  const sheet = sheetOf([{ ...day("2026-11-10", start, end), ...breaks }]);
  const rows = sheet.rows.map((row) => Object.assign({}, row, { spans }));
  const checked = checkTimesheet({ ...sheet, rows }, { today });
  return {
    days: checked.rows.map(({ startMin, endMin, breaks: rests, doubtful }) =>
      [`${startMin}-${endMin}`, ...rests.map((one) => `${one.startMin}-${one.endMin}`)]
        .concat(doubtful === true ? ["doubtful"] : [])
        .join(" "),
    ),
    said: checked.issues.map(({ cell, alsoCells = [], code, level, value }) =>
      [
        [cell, ...alsoCells].join("+"),
        code,
        level,
        ...(code === "day_in_parts" ? [value] : []),
      ].join(" "),
    ),
  };
}

test.each<[what: string, hours: string, spans: RawSpan[], days: string[], said: string[]]>([
  [
    "two shifts",
    "9:00-12:00",
    [span("hours", ["13:00", "18:00"])],
    ["540-1080 720-780"],
    ["J2+K2 day_in_parts info 09:00–12:00, 13:00–18:00"],
  ],
  [
    "shifts without a time between them",
    "9:00-12:00",
    [span("hours", ["12:00", "18:00"])],
    ["540-1080"],
    ["J2+K2 day_in_parts info 09:00–18:00"],
  ],
  ["the same shift again", "9:00-12:00", [span("hours", ["9:00", "12:00"])], ["540-720"], []],
  [
    "a shift of the same start",
    "9:00-12:00",
    [span("hours", ["9:00", "13:00"])],
    ["540-720 doubtful"],
    ["J2+K2 hours_not_read warning"],
  ],
  [
    "shifts that overlap",
    "9:00-12:00",
    [span("hours", ["11:00", "18:00"])],
    ["540-720 doubtful"],
    ["J2+K2 hours_not_read warning"],
  ],
  [
    "a shift that cannot be read",
    "9:00-12:00",
    [span("hours", ["昼", "18:00"])],
    ["540-720 doubtful"],
    ["J2+K2 hours_not_read warning"],
  ],
  ["an empty shift", "9:00-12:00", [span("hours", ["", ""])], ["540-720"], []],
  [
    "three shifts, the third against the second",
    "9:00-10:00",
    [span("hours", ["11:00", "12:00"]), span("hours", ["11:30", "13:00"], 1)],
    ["540-720 600-660 doubtful"],
    ["J2+K2 day_in_parts info 09:00–10:00, 11:00–12:00", "L2+M2 hours_not_read warning"],
  ],
  [
    "a night on two dates",
    "20:00-24:00",
    [span("hours", ["1:00", "5:00"])],
    ["1200-1740 1440-1500"],
    ["J2+K2 day_in_parts info 20:00–24:00, 25:00–29:00"],
  ],
  [
    "a morning after an evening",
    "20:00-21:59",
    [span("hours", ["1:00", "5:00"])],
    ["1200-1319 doubtful"],
    ["J2+K2 hours_not_read warning"],
  ],
  [
    "a late evening and a morning that is a new day",
    "20:00-22:00",
    [span("hours", ["6:00", "8:00"])],
    ["1200-1320 doubtful"],
    ["J2+K2 hours_not_read warning"],
  ],
  [
    "a late evening and the morning of the same night",
    "20:00-22:00",
    [span("hours", ["5:59", "8:00"])],
    ["1200-1920 1320-1799"],
    ["J2+K2 day_in_parts info 20:00–22:00, 29:59–32:00"],
  ],
  [
    "a further shift alone",
    "",
    [span("hours", ["13:00", "18:00"])],
    ["780-1080"],
    ["J2+K2 day_in_parts info 13:00–18:00"],
  ],
  [
    "a further shift alone that cannot be read",
    "",
    [span("hours", ["昼", "18:00"])],
    [],
    ["B2 missing_start error", "J2+K2 hours_not_read warning"],
  ],
])("of %s %s %o is read what Jobcan can take", (...[, hours, spans, days, said]) => {
  const found = read(hours, spans);

  expect(found.days).toEqual(days);
  expect(found.said.toSorted()).toEqual(said.toSorted());
});

test.each<
  [what: string, hours: string, rest: string, spans: RawSpan[], days: string[], said: string[]]
>([
  [
    "a further break",
    "9:00-18:00",
    "15:00-15:15",
    [span("break", ["12:00", "13:00"])],
    ["540-1080 720-780 900-915"],
    ["J2+K2 day_in_parts info 09:00–12:00, 13:00–15:00, 15:15–18:00"],
  ],
  [
    "the same break again",
    "9:00-18:00",
    "12:00-13:00",
    [span("break", ["12:00", "13:00"])],
    ["540-1080 720-780"],
    [],
  ],
  [
    "a break beside the hours",
    "9:00-18:00",
    "",
    [span("break", ["18:00", "18:30"])],
    ["540-1080 doubtful"],
    ["J2+K2 break_not_read warning"],
  ],
  [
    "breaks that overlap",
    "9:00-18:00",
    "12:00-13:00",
    [span("break", ["12:30", "13:30"])],
    ["540-1080 720-780 doubtful"],
    ["J2+K2 break_not_read warning"],
  ],
  [
    "breaks that meet",
    "9:00-18:00",
    "12:00-13:00",
    [span("break", ["13:00", "13:30"])],
    ["540-1080 720-780 780-810"],
    ["J2+K2 day_in_parts info 09:00–12:00, 13:00–13:00, 13:30–18:00"],
  ],
  [
    "a break that cannot be read",
    "9:00-18:00",
    "",
    [span("break", ["昼", "13:00"])],
    ["540-1080 doubtful"],
    ["J2+K2 break_not_read warning"],
  ],
  [
    "a break past midnight",
    "22:00-29:00",
    "",
    [span("break", ["1:00", "2:00"])],
    ["1320-1740 1500-1560"],
    ["J2+K2 day_in_parts info 22:00–25:00, 26:00–29:00"],
  ],
  [
    "the sixth break",
    "9:00-18:00",
    "",
    [10, 11, 12, 13, 14, 15].map((hour, at) => span("break", [`${hour}:00`, `${hour}:10`], at)),
    ["540-1080 600-610 660-670 720-730 780-790 840-850 doubtful"],
    [
      "J2+K2+L2+M2+N2+O2+P2+Q2+R2+S2 day_in_parts info 09:00–10:00, 10:10–11:00, 11:10–12:00, 12:10–13:00, 13:10–1…",
      "T2+U2 break_not_read warning",
    ],
  ],
  [
    "a break in the time between two shifts",
    "9:00-12:00",
    "12:15-12:45",
    [span("hours", ["13:00", "18:00"])],
    ["540-1080 720-780"],
    ["J2+K2 day_in_parts info 09:00–12:00, 13:00–18:00"],
  ],
  [
    "a break across the end of a shift",
    "9:00-12:00",
    "11:30-12:30",
    [span("hours", ["13:00", "18:00"])],
    [],
    ["E2 break_outside_hours error"],
  ],
])(
  "of %s in %s with %s the breaks are those that Jobcan can take",
  (...[, hours, rest, spans, days, said]) => {
    const found = read(hours, spans, rest);

    expect(found.days).toEqual(days);
    // A row with an error still says how its day would be entered.
    const parts = days.length > 0 ? [] : found.said.filter((line) => line.includes("day_in_parts"));
    expect(found.said.toSorted()).toEqual([...said, ...parts].toSorted());
  },
);
