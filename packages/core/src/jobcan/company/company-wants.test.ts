import type { Question } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { dayFormOf } from "../../testing/day-form.ts";
import { rowsFor } from "../../testing/run-against.ts";
import { createDayLedger } from "../day-ledger.ts";
import type { DayForm } from "../pages/day-form.ts";
import { CompanyWants } from "./company-wants.ts";

test("a second place is asked for beside the first, and the order keeps its own", async () => {
  const { wants, day, asked } = wantsOf("本社", ["大阪", "在宅"]);

  expect(await wants.askFor(day, "group_refused", formOf("大阪"))).toBe("answered");
  expect(await wants.askFor(day, "group_refused", formOf("在宅"))).toBe("answered");

  expect(asked.map(({ choices }) => choices)).toEqual([["大阪"], ["在宅"]]);
  expect(wants.places).toEqual({ groupName: "本社", otherPlaces: ["大阪", "在宅"] });
  expect(wants.settled).toEqual({ otherPlaces: ["大阪", "在宅"] });
});

test("a place that is refused gives way to one that was chosen before, without a question", async () => {
  const { wants, day, asked } = wantsOf("本社", ["大阪", "在宅"]);
  await wants.askFor(day, "group_refused", formOf("大阪", "在宅"));
  const form = formOf("本社", "大阪", "在宅");

  const refuse = async (place: string) => {
    day.update({ place, outcome: "rejected", reason: "group_refused" });
    wants.met.learn(day.record, "2026-11");
    return await wants.askFor(day, "group_refused", form);
  };

  expect([await refuse("本社"), asked.length]).toEqual(["answered", 1]);
  expect([await refuse("大阪"), asked.length], "the chosen one, too").toEqual(["answered", 2]);
  expect(asked.at(-1)?.choices).toEqual(["在宅"]);
  expect([await refuse("在宅"), asked.length]).toEqual(["unanswered", 2]);
});

/** An order with this place, and a person who chooses these one after another. */
function wantsOf(groupName: string, chooses: string[]) {
  const reporter = { log: () => {}, day: () => {}, account: () => {} };
  const { days } = createDayLedger(rowsFor(["2026-11-04"]), "", reporter);
  const [day] = days;
  if (day === undefined) throw new Error("a row gives a day");
  const asked: Question[] = [];
  const { signal } = new AbortController();
  const wants = new CompanyWants({
    person: {
      ask(question) {
        asked.push(question);
        const choice = chooses[asked.length - 1];
        return Promise.resolve(
          choice === undefined ? { way: "nobody", reason: "absent" } : { way: "choice", choice },
        );
      },
    },
    host: "ssl.localhost",
    stop: { any: signal, soft: signal, afterDay: false },
    days,
    groupName,
    otherPlaces: undefined,
    unreadLeave: undefined,
  });
  return { wants, day, asked };
}

function formOf(...groups: string[]): DayForm {
  return dayFormOf({ groups });
}
