import type { RawSheet } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { day, sheetOf } from "../../testing/sheet-check.ts";
import { ownRows } from "./own-rows.ts";

/** A sheet whose rows belong to these people in turn. */
function sheetWith(persons: readonly (string | undefined)[], more: Partial<RawSheet> = {}) {
  const sheet = sheetOf(persons.map((_, at) => day(`2026-11-${10 + at}`, "9:00", "18:00")));
  const rows = sheet.rows.map((row, at) => {
    const person = persons[at];
    return person === undefined ? row : Object.assign({}, row, { person });
  });
  const people = [...new Set(persons.flatMap((person) => person ?? []))];
  return { ...sheet, rows, ...(people.length > 0 ? { people } : {}), ...more };
}

const both = sheetWith(["山田 太郎", "佐藤 花子", "山田　太郎"], {
  people: ["山田 太郎", "佐藤 花子"],
});

test("a sheet of nobody or of one person is that person's", () => {
  for (const sheet of [sheetWith([undefined]), sheetWith(["山田"])]) {
    expect(ownRows(sheet, undefined)).toEqual({ sheet });
  }
  const one = sheetWith(["山田 太郎"]);
  expect(ownRows(one, "山田")).toEqual({ sheet: one });
  expect(ownRows(sheetWith([undefined]), "山田")).toEqual({ sheet: sheetWith([undefined]) });
});

test.each([
  ["山田", [2, 4]],
  ["佐藤 花子", [3]],
])("of several people %s has the rows under every spelling of the name", (person, rows) => {
  expect(ownRows(both, person).sheet?.rows.map(({ row }) => row)).toEqual(rows);
});

test.each([undefined, "鈴木", "子郎"])(
  "whose rows %s means is asked at the column of dates",
  (person) => {
    expect(ownRows(both, person)).toEqual({
      issue: {
        sheet: both.name,
        cell: "A1",
        row: 1,
        value: "山田 太郎・佐藤 花子",
        code: "several_people",
        level: "error",
      },
    });
  },
);

test("another's sheet, or one in which a name has no row, is asked about too", () => {
  expect(ownRows(sheetWith(["山田"]), "佐藤").issue?.code).toBe("several_people");
  const byTabs = sheetWith([undefined], { people: ["山田", "佐藤"] });
  expect(ownRows(byTabs, "佐藤").issue?.code).toBe("several_people");
});

test("of a book of months the month is asked for, whoever it belongs to", () => {
  const asked = sheetWith(["山田"], { monthSheets: ["10月", "11月"] });

  expect(ownRows(asked, "山田").issue).toMatchObject({
    code: "several_months",
    value: "10月・11月",
  });
  expect(ownRows({ ...asked, monthSheets: [] }, "山田").issue).toBeUndefined();
});
