import { expect, test } from "vitest";
import { runCli } from "../run-cli.ts";
import { job, run, terminal } from "../testing/terminal.ts";

test("a live job that does the same work is gone on with", async () => {
  const { ports, told } = terminal({ attached: true });

  expect(await runCli(ports, run)).toBe(0);
  expect(told.err).toContain("すでに動いています");
  expect(told.out).toContain("確認済み");
});

test.each([
  ["only compares", { mode: "plan" as const }],
  ["is for another Jobcan", { target: "jobcan" as const }],
  ["has other times", { days: job.days.map((day) => ({ ...day, wanted: [] })) }],
  ["has other days", { days: job.days.map((day) => ({ ...day, date: "2026-11-03" })) }],
])("a live job that %s is never taken for what was asked: 4, and no receipt", async (...given) => {
  const [, differing] = given;
  const { ports, told } = terminal({ attached: true, job: { ...job, ...differing } });

  expect(await runCli(ports, run)).toBe(4);
  expect(told.out).toBe("");
  expect(told.err).toContain("follow j1");
});

test("follow goes on with a job: its log, its receipt, its exit code", async () => {
  const { ports, told } = terminal();

  expect(await runCli(ports, { name: "follow", jobId: "j1" })).toBe(0);
  expect(told.err).toContain("ブラウザーを起動しています");
  expect(told.out).toContain("確認済み");
  expect(told.submitted).toEqual([]);
});

test("a cut is told once, and that it is over", async () => {
  const { ports, told } = terminal();
  const { jobs } = ports.client;
  const follow: typeof jobs.follow = (id, options) => {
    options?.onConnection?.({ state: "open" });
    options?.onConnection?.({ state: "reconnecting", from: "1" });
    options?.onConnection?.({ state: "reconnecting", from: "1" });
    options?.onConnection?.({ state: "open" });
    return jobs.follow(id, options);
  };
  const client = { ...ports.client, jobs: { ...jobs, follow } };

  await runCli({ ...ports, client }, run);

  expect(told.err.split(ports.words.reconnecting)).toHaveLength(2);
  expect(told.err.split(ports.words.reconnected)).toHaveLength(2);
});
