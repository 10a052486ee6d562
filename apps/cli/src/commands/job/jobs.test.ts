import type { JobSummary } from "@jobcan-automation/contract";
import { ja } from "@jobcan-automation/sentences";
import { expect, test } from "vitest";
import { cli, terminal } from "../../testing/terminal.ts";

const finished: JobSummary = {
  id: "j2",
  fileName: "november.xlsx",
  target: "practice",
  mode: "fill",
  status: { state: "finished", queuedAt: 0, finishedAt: 1, outcome: "partial" },
  months: ["2026-11"],
  days: { verified: 18, skipped: 1 },
};
const waiting: JobSummary = {
  ...finished,
  id: "j3",
  status: { state: "waiting", queuedAt: 60_000, position: 1 },
  days: { open: 19 },
};

test("each job has a line, with how its days ended", async () => {
  const { ports, recorded } = terminal({ list: [waiting, finished] });

  expect(await cli(ports, ["jobs"])).toBe(0);
  expect(recorded.out).toMatch(/^j3 +1970-01-01 09:01 .*november\.xlsx$/m);
  expect(recorded.out).toMatch(/^j2 .*november\.xlsx$/m);
  expect(recorded.out).toContain(`${ja.outcomes.verified} 18、${ja.outcomes.skipped} 1`);
});

test("without any that is said beside the results, which stay empty", async () => {
  const { ports, recorded } = terminal();

  expect(await cli(ports, ["jobs"])).toBe(0);
  expect(recorded.out).toBe("");
  expect(recorded.err).toMatch(/ジョブはありません/);
});

test("as JSON it is the list itself", async () => {
  const { ports, recorded } = terminal({ list: [finished] });

  await cli({ ...ports, json: true }, ["jobs"]);

  expect(JSON.parse(recorded.out)).toEqual([finished]);
});
