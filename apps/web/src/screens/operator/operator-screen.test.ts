import { MantineProvider } from "@mantine/core";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { english } from "../../i18n/english.ts";
import { LanguageProvider } from "../../i18n/language.tsx";
import { ServiceProvider } from "../../state/service.tsx";
import { Admission } from "./admission.tsx";
import { OperatorJobs } from "./operator-jobs.tsx";
import { OperatorSignIn } from "./operator-sign-in.tsx";
import { refreshAfter } from "./use-operator.ts";

const view = {
  at: 200_000,
  isDraining: false,
  unlisted: 3,
  jobs: [
    {
      id: "0a1b2c3d",
      state: "running" as const,
      queuedAt: 75_000,
      startedAt: 80_000,
      days: 19,
      daysDone: 7,
      memoryMb: 131.4,
    },
    {
      id: "4e5f6a7b",
      state: "waiting" as const,
      queuedAt: 190_000,
      position: 1,
      days: 0,
      daysDone: 0,
    },
  ],
};

function shown(part: ReactNode): string {
  const inside = createElement(ServiceProvider, null, part);
  const spoken = createElement(LanguageProvider, { first: english, children: inside });
  return renderToStaticMarkup(createElement(MantineProvider, null, spoken));
}

test("each job is a row with state, place, age, days and memory, and what is not known is said", () => {
  const rows = shown(createElement(OperatorJobs, { view })).split("<tr>");
  const texts = rows.slice(2).map((row) => row.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " "));

  expect(texts[0]).toContain("0a1b2c3d Running 2 min 5 s 7 of 19 131 MB Stop");
  expect(texts[1]).toContain("4e5f6a7b Waiting No. 1 10 s none none Stop");
  expect(texts[1]).toContain("3 more wait");
  expect(rows[2]).toContain('aria-label="Stop 0a1b2c3d"');
});

test("one that waits for its user is not said to wait for the operator", () => {
  const state = "waiting_for_person" as const;
  const jobs = [{ id: "4e5f6a7b", state, queuedAt: 190_000, days: 2, daysDone: 0 }];
  const text = shown(createElement(OperatorJobs, { view: { ...view, jobs } }));

  expect(text).toContain("Waiting for its user");
  expect(text).not.toContain("Waiting for you");
  expect(text).toContain("not known");
});

test("whether new jobs are taken is said, and the button is for the other", () => {
  const taken = shown(createElement(Admission, { view }));
  const refused = shown(createElement(Admission, { view: { ...view, isDraining: true } }));
  const drained = shown(
    createElement(Admission, { view: { ...view, isDraining: true, jobs: [] } }),
  );

  expect(taken).toContain("New jobs are taken");
  expect(taken).toContain("Take no new jobs");
  expect(refused).toContain("New jobs are refused; what waits and runs goes on to its end");
  expect(refused).toContain("Take new jobs again");
  expect(drained).toContain("New jobs are refused, and none waits or runs");
});

test("the token is asked for in a field of a form that a keyboard can send", () => {
  const field = shown(createElement(OperatorSignIn));

  expect(field).toMatch(/<form>.*type="password".*type="submit"/s);
  expect(field).toMatch(/<label[^>]*>Operator token/);
});

test.each([
  ["QUEUE_UNAVAILABLE", 503, 2_000],
  ["RATE_LIMITED", 429, 2_000],
  ["OPERATOR_REQUIRED", 401, false],
  ["NOT_FOUND", 404, false],
])("after %s the jobs are asked for again only where that can help", (code, httpStatus, wait) => {
  const data = { httpStatus, report: { code, facts: {} } };
  expect(refreshAfter(Object.assign(new Error(code), { data }))).toBe(wait);
  expect(refreshAfter(null)).toBe(2_000);
});
