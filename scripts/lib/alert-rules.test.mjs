import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { alertRulesIn, unknownMetrics } from "./alert-rules.mjs";
import { inRoot } from "./project.mjs";

const runbook = (name) => readFileSync(inRoot("docs", name), "utf8");

const expressions = (text) => text.match(/^ +(?:- alert|expr|for): .*$/gm);

test("both runbooks show the same alerts, once", () => {
  const rules = alertRulesIn(runbook("runbook.md"));

  expect(rules).toHaveLength(1);
  expect(rules[0]).toContain("- alert: ");
  expect(expressions(alertRulesIn(runbook("runbook.ja.md")).join(""))).toEqual(
    expressions(rules.join("")),
  );
});

test("a name that no metric has is found, and one that is only the beginning of another is none", () => {
  const metrics = 'jobcan_jobs_finished_total{outcome="failed"} 1\njobcan_followers 0\n';

  expect(
    unknownMetrics("rate(jobcan_jobs_finished_total[5m]) > jobcan_followers", metrics),
  ).toEqual([]);
  expect(unknownMetrics("jobcan_jobs > 1", metrics)).toEqual(["jobcan_jobs"]);
});
