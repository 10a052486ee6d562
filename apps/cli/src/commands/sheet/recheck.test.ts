import { expect, test } from "vitest";
import { badPreview, cli, job, terminal } from "../../testing/terminal.ts";

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

test.each(["no json", "{}", "[]", "null"])(
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
