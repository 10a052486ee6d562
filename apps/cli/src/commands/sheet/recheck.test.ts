import { expect, test } from "vitest";
import { badPreview, cli, doubtfulPreview, job, terminal } from "../../testing/terminal.ts";

const account = ["--login", "taro@example.jp"];
const [day] = job.days;

test("a job that is known is read again by its id, at the Jobcan that it was for", async () => {
  const { ports, recorded } = terminal({ job: { ...job, mode: "recheck" } });

  expect(await cli(ports, ["recheck", "j1", ...account])).toBe(0);
  expect(recorded.rechecked).toMatchObject([{ of: { jobId: "j1" }, target: "practice" }]);
  expect(recorded.submitted).toEqual([]);
  expect(recorded.out).toContain("再確認：完了");
});

test("its receipt does where its record is gone", async () => {
  const file = JSON.stringify({ fileName: "a.xlsx", target: "practice", days: job.days });
  const { ports, recorded } = terminal({ job: { ...job, mode: "recheck" }, file });

  expect(await cli(ports, ["recheck", "r.json", ...account])).toBe(0);
  expect(recorded.rechecked).toMatchObject([
    { target: "practice", of: { fileName: "a.xlsx", days: [{ date: day?.date }] } },
  ]);
  expect(JSON.stringify(recorded.rechecked)).not.toContain('"now"');
});

test("so does the sheet, unless it has to be corrected first", async () => {
  const good = terminal({ job: { ...job, mode: "recheck" } });
  const bad = terminal({ preview: badPreview });

  expect(await cli(good.ports, ["recheck", "a.xlsx", ...account, "--note", "在宅"])).toBe(0);
  expect(await cli(bad.ports, ["recheck", "a.xlsx", ...account])).toBe(3);
  expect(good.recorded.rechecked).toMatchObject([
    { target: "jobcan", of: { days: [{ date: "2026-11-02", wanted: day?.wanted, note: "在宅" }] } },
  ]);
  expect(bad.recorded.rechecked).toEqual([]);
});

test.each(["no json", "{}", "[]", "null", '{"days":[null]}', '{"days":[1,{}]}', '{"days":["x"]}'])(
  "a JSON file that holds %s is no receipt",
  async (file) => {
    const { ports, recorded } = terminal({ file });

    expect(await cli(ports, ["recheck", "r.json", ...account])).toBe(64);
    expect(recorded.err).toContain("r.json");
  },
);

test("a day that Jobcan does not hold leaves with 2, and says so", async () => {
  const days = job.days.map((one) => ({
    ...one,
    now: [],
    outcome: "failed" as const,
    reason: "not_held" as const,
  }));
  const status = { state: "finished", queuedAt: 0, finishedAt: 1, outcome: "partial" } as const;
  const { ports, recorded } = terminal({ job: { ...job, mode: "recheck", days, status } });

  expect(await cli(ports, ["recheck", "j1", ...account])).toBe(2);
  expect(recorded.out).toContain("Jobcan に、この内容の打刻がそろっていません");
});

const live = { ...job, mode: "recheck" as const };
const receiptFile = JSON.stringify({ fileName: "b.xlsx", target: "practice", days: job.days });

test.each([
  ["a receipt", ["recheck", "b.json"]],
  ["the sheet", ["recheck", "a.xlsx", "--target", "practice"]],
])("a live recheck of the days that %s has is followed", async (...given) => {
  const [, args] = given;
  const { ports, recorded } = terminal({ attached: true, job: live, file: receiptFile });

  expect(await cli(ports, [...args, ...account])).toBe(0);
  expect(recorded.err).toContain("すでに動いています");
  expect(recorded.out).toContain("再確認：完了");
});

test.each([
  ["reads other days", { days: job.days.map((one) => ({ ...one, date: "2026-11-03" })) }],
  ["reads for other times", { days: job.days.map((one) => ({ ...one, wanted: [] })) }],
  ["reads more days", { days: job.days.flatMap((one) => [one, { ...one, date: "2026-11-03" }]) }],
  ["is for another Jobcan", { target: "jobcan" as const }],
  ["enters a sheet", { mode: "fill" as const }],
])("a live job that %s is not followed: 7, and no receipt", async (...given) => {
  const [, differing] = given;
  const other = { ...live, ...differing };
  const { ports, recorded } = terminal({ attached: true, job: other, file: receiptFile });

  expect(await cli(ports, ["recheck", "b.json", ...account])).toBe(7);
  expect(recorded.out).toBe("");
  expect(recorded.err).toContain("follow j1");
});

test("an earlier job's days are compared with those of the live recheck, too", async () => {
  const { ports, recorded } = terminal({ attached: true, job: live });
  const days = job.days.map((one) => ({ ...one, date: "2026-11-03" }));
  const earlier = { ...job, id: "j0", days };
  const get = async (id: string) => await Promise.resolve(id === "j0" ? earlier : live);
  const client = { ...ports.client, jobs: { ...ports.client.jobs, get } };

  expect(await cli({ ...ports, client }, ["recheck", "j0", ...account])).toBe(7);
  expect(await cli({ ...ports, client }, ["recheck", "j1", ...account])).toBe(0);
  expect(recorded.err).toContain("follow j1");
});

test.each([
  ["doubtful", doubtfulPreview, [], "確認が必要"],
  ["wrong", badPreview, ["--only-good"], "直すところがあるため、送っていません：3 行目"],
])("a sheet with %s rows left out is rechecked in part, and they are named", async (...given) => {
  const [, preview, options, named] = given;
  const { ports, recorded } = terminal({ job: live, preview });

  expect(await cli(ports, ["recheck", "a.xlsx", ...account, ...options])).toBe(2);
  expect(recorded.err).toContain(named);
  expect(recorded.err).not.toMatch(/入力する|enter/);
  expect(recorded.rechecked).toMatchObject([{ of: { days: [{ date: day?.date }] } }]);
});

test("only somebody at a terminal is asked what the sign-in asks", async () => {
  const here = terminal({ job: live, answer: "y" });
  const piped = terminal({ job: live });

  await cli(here.ports, ["recheck", "j1", ...account]);
  await cli(piped.ports, ["recheck", "j1", ...account]);

  expect(here.recorded.rechecked).toMatchObject([{ person: "typing" }]);
  expect(piped.recorded.rechecked).toMatchObject([{ person: "absent" }]);
});
