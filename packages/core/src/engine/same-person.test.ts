import { expect, test } from "vitest";
import { createEngineFixture, jobRequest } from "../testing/engine-fixture.ts";

const taro = { companyId: "4242", employeeId: "1001" };
const done = { how: "reported", report: { end: "done" } } as const;
const stopped = { how: "reported", report: { end: "stopped", when: "now" } } as const;

/** Two jobs that run side by side, as two logins have started them. */
async function twoJobs(owners: readonly [string, string] = ["owner-a", "owner-b"]) {
  const fixture = createEngineFixture({ limits: { maxActive: 2 } });
  const ids: string[] = [];
  for (const [index, owner] of owners.entries()) {
    const request = jobRequest({ owner, login: `taro-${index}@example.jp` });
    const { jobId } = await fixture.engine.submit(request);
    ids.push(jobId);
  }
  const [first, second] = fixture.runner.runs;
  if (first === undefined || second === undefined) throw new Error("two runs were expected");
  const [firstId = "", secondId = ""] = ids;
  const endOf = async (jobId: string, owner: string) =>
    (await fixture.engine.get({ jobId, owner })).status;
  return { ...fixture, first, second, firstId, secondId, owners, endOf };
}

test("the same person by two logins: the job that shows it second ends and may press nothing", async () => {
  const { first, second, secondId, owners, endOf } = await twoJobs();

  first.reporter.employee(taro);
  second.reporter.employee(taro);

  expect([first.asked, second.asked]).toEqual([[], ["now"]]);
  await expect(first.reporter.mayPress?.()).resolves.toBeUndefined();
  await expect(second.reporter.mayPress?.()).rejects.toMatchObject({ code: "ALREADY_RUNNING" });
  await second.end(stopped);
  // Of a stranger's job nothing is said.
  expect(await endOf(secondId, owners[1])).toMatchObject({
    outcome: "failed",
    error: { code: "ALREADY_RUNNING", facts: {} },
  });
});

test("who has both is told which job it is", async () => {
  const { first, second, firstId, secondId, endOf } = await twoJobs(["owner-a", "owner-a"]);

  second.reporter.employee(taro);
  first.reporter.employee(taro);
  await first.end(stopped);

  expect(await endOf(firstId, "owner-a")).toMatchObject({
    error: { code: "ALREADY_RUNNING", facts: { jobId: secondId, mode: "fill" } },
  });
});

test.each([
  ["another employee", { ...taro, employeeId: "1002" }],
  ["the same number at another company", { ...taro, companyId: "1" }],
])("%s is somebody else", async (_who, other) => {
  const { first, second } = await twoJobs();

  first.reporter.employee(taro);
  second.reporter.employee(other);

  expect(second.asked).toEqual([]);
  await expect(second.reporter.mayPress?.()).resolves.toBeUndefined();
});

test("once the first has ended the person may have another", async () => {
  const { first, second } = await twoJobs();
  first.reporter.employee(taro);
  await first.end(done);

  second.reporter.employee(taro);

  expect(second.asked).toEqual([]);
});

test("nothing of who it is comes into the record, the log or the job's view", async () => {
  const { engine, first, firstId, store } = await twoJobs();

  first.reporter.employee({ companyId: "canary-company", employeeId: "canary-employee" });
  await first.end(done);

  const view = await engine.get({ jobId: firstId, owner: "owner-a" });
  expect(JSON.stringify([view, store.load(firstId)])).not.toContain("canary");
});
