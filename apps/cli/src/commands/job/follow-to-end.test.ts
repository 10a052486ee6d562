import { expect, test } from "vitest";
import { cli, job, run, terminal } from "../../testing/terminal.ts";

test("a live job that does the same work is followed", async () => {
  const { ports, recorded } = terminal({ attached: true });

  expect(await cli(ports, run)).toBe(0);
  expect(recorded.err).toContain("すでに動いています");
  expect(recorded.out).toContain("Jobcanの記録と一致");
});

test.each([
  ["only compares", { mode: "plan" as const }],
  ["is for another Jobcan", { target: "jobcan" as const }],
  ["has other times", { days: job.days.map((day) => ({ ...day, wanted: [] })) }],
  ["has other days", { days: job.days.map((day) => ({ ...day, date: "2026-11-03" })) }],
])("a live job that %s is not followed: 7, and no receipt", async (...given) => {
  const [, differing] = given;
  const { ports, recorded } = terminal({ attached: true, job: { ...job, ...differing } });

  expect(await cli(ports, run)).toBe(7);
  expect(recorded.out).toBe("");
  expect(recorded.err).toContain("follow j1");
});

test("follow prints a job's log and receipt, and ends with its exit code", async () => {
  const { ports, recorded } = terminal();

  expect(await cli(ports, ["follow", "j1"])).toBe(0);
  expect(recorded.err).toContain("ブラウザーを起動しています");
  expect(recorded.out).toContain("Jobcanの記録と一致");
  expect(recorded.submitted).toEqual([]);
});

test("a lost connection is printed once, and its recovery", async () => {
  const { ports, recorded } = terminal();
  const { jobs } = ports.client;
  const follow: typeof jobs.follow = (id, options) => {
    options?.onConnection?.({ state: "open" });
    options?.onConnection?.({ state: "reconnecting", from: "1" });
    options?.onConnection?.({ state: "reconnecting", from: "1" });
    options?.onConnection?.({ state: "open" });
    return jobs.follow(id, options);
  };
  const client = { ...ports.client, jobs: { ...jobs, follow } };

  await cli({ ...ports, client }, run);

  expect(recorded.err.split(ports.words.reconnecting)).toHaveLength(2);
  expect(recorded.err.split(ports.words.reconnected)).toHaveLength(2);
});
