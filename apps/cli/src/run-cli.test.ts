import type { SubmitInput } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { badPreview, cli, doubtfulPreview, job, run, terminal } from "./testing/terminal.ts";

test("a job that succeeded ends with 0: log on stderr, table on stdout", async () => {
  const { ports, recorded } = terminal();

  expect(await cli(ports, run)).toBe(0);
  expect(recorded.err).toContain("ブラウザーを起動しています");
  expect(recorded.out).toContain("2026-11-02  9:00 – 18:00  9:00 – 18:00   Jobcanの記録と一致");
  expect(recorded.out).not.toContain("hunter2");
});

test("the receipt as JSON holds every day as the ledger does", async () => {
  const { ports, recorded } = terminal({ json: true });

  await cli(ports, run);

  expect(JSON.parse(recorded.out)).toMatchObject({
    jobId: "j1",
    outcome: "succeeded",
    days: [{ date: "2026-11-02", row: 2, outcome: "verified" }],
  });
});

test("a job that failed ends with who must act, and says what to do next", async () => {
  const { ports, recorded } = terminal({
    job: {
      ...job,
      status: {
        state: "finished",
        queuedAt: 0,
        finishedAt: 1,
        outcome: "failed",
        error: { code: "LOGIN_REJECTED", facts: {} },
      },
    },
  });

  expect(await cli(ports, run)).toBe(5);
  expect(recorded.out).toContain("ログインできませんでした");
});

test("the choice for days whose leave cannot be read is submitted", async () => {
  const { ports, recorded } = terminal();

  await cli(ports, run);
  await cli(ports, [...run, "--unread-leave", "enter"]);

  expect(recorded.submitted.map(({ options }) => options)).toEqual([{}, { unreadLeave: "enter" }]);
});

test("days whose missing punches are to be added are submitted", async () => {
  const { ports, recorded } = terminal();

  await cli(ports, [...run, "--add-missing-on", "2026-11-05,2026-11-06"]);

  expect(recorded.submitted[0]?.options).toEqual({ addMissingOn: ["2026-11-05", "2026-11-06"] });
  await expect(cli(ports, [...run, "--add-missing-on", "2026-11-31"])).rejects.toThrow("usage");
});

test("a sheet with errors is not sent, and ends with 3", async () => {
  const { ports, recorded } = terminal({ preview: badPreview });

  expect(await cli(ports, run)).toBe(3);
  expect(recorded.submitted).toEqual([]);
  expect(recorded.err).toContain("B3: 「25:70」は時刻として読めません");
});

test("a row in doubt is named and not sent without --include-doubtful, which leaves the sheet partly done", async () => {
  const without = terminal({ preview: doubtfulPreview });
  const included = terminal({ preview: doubtfulPreview });
  const rowsOf = ({ recorded }: typeof without) =>
    recorded.submitted[0]?.rows.map(({ row }) => row);

  expect(await cli(without.ports, run)).toBe(2);
  expect(without.recorded.err).toContain("次の行は確認が必要なため、送っていません：3 行目");
  expect(await cli(included.ports, [...run, "--include-doubtful"])).toBe(0);
  expect([rowsOf(without), rowsOf(included)]).toEqual([[2], [2, 3]]);
});

const real = run.map((word) => (word === "practice" ? "jobcan" : word));

test("before the real site is entered it is said how many corrections this records, and what they set off", async () => {
  const { ports, recorded } = terminal({ preview: doubtfulPreview });

  await cli(ports, [...real, "--include-doubtful"]);

  expect(recorded.err).toMatch(/2日分、最大 4件の打刻修正.*メール.*取り消せない/);
  expect(recorded.err).toContain("--first-day-only");
  expect(recorded.err.indexOf("打刻修正")).toBeLessThan(recorded.err.indexOf("ジョブ j1"));
});

test("the practice site and a plan set nothing off, so nothing is said of it", async () => {
  const practice = terminal();
  const planned = terminal();

  await cli(practice.ports, run);
  await cli(planned.ports, ["plan", ...real.slice(1)]);

  expect(practice.recorded.err + planned.recorded.err).not.toContain("打刻修正");
});

test("--first-day-only sends the earliest day alone, and is content with it", async () => {
  const { ports, recorded } = terminal({ preview: doubtfulPreview });

  expect(await cli(ports, [...real, "--include-doubtful", "--first-day-only"])).toBe(0);
  expect(recorded.submitted[0]?.rows.map(({ date }) => date)).toEqual(["2026-11-02"]);
  expect(recorded.err).toMatch(/1日分、最大 2件の打刻修正/);
});

test("a sheet of nothing but rows in doubt is not sent, and ends with 3", async () => {
  const { rows, ...others } = doubtfulPreview.checked;
  const checked = { ...others, rows: rows.filter(({ doubtful }) => doubtful) };
  const { ports, recorded } = terminal({ preview: { ...doubtfulPreview, checked } });

  expect(await cli(ports, run)).toBe(3);
  expect(recorded.submitted).toEqual([]);
});

test("check says how many days are in doubt, and that fill would not enter them: 3", async () => {
  const { ports, recorded } = terminal({ preview: doubtfulPreview });

  expect(await cli(ports, ["check", "a.xlsx"])).toBe(3);
  expect(recorded.err).toContain("2日分を読みました。うち1日分は確認が必要です");
});

test("check lists the findings on stdout and ends with 3 on errors, 0 without", async () => {
  const bad = terminal({ preview: badPreview });
  const good = terminal();

  expect(await cli(bad.ports, ["check", "a.xlsx"])).toBe(3);
  expect(bad.recorded.out).toContain("B3: ");
  expect(await cli(good.ports, ["check", "a.xlsx"])).toBe(0);
});

test("the password may come by standard input, without its line end", async () => {
  const { ports, recorded } = terminal();

  await cli(ports, [...run, "--password-stdin"]);

  expect(recorded.submitted[0]?.credentials).toMatchObject({ password: "from stdin" });
});

test("without a password nothing is sent, and the command line is to blame", async () => {
  const { ports, recorded } = terminal();

  expect(await cli({ ...ports, env: {} }, run)).toBe(64);
  expect(recorded.submitted).toEqual([]);
});

test("a service that does not answer ends with 6", async () => {
  const { ports, recorded } = terminal({ failure: new TypeError("fetch failed") });

  expect(await cli(ports, run)).toBe(6);
  expect(recorded.err).toContain("サービスにつながりません");
});

test("Ctrl-C stops the job and ends with 130", async () => {
  const pressed = new AbortController();
  const { ports, recorded } = terminal({ interrupted: pressed.signal });
  const submit = ports.client.jobs;
  const client = {
    ...ports.client,
    jobs: {
      ...submit,
      submit: async (input: SubmitInput) => {
        pressed.abort();
        return await submit.submit(input);
      },
    },
  };

  expect(await cli({ ...ports, client }, run)).toBe(130);
  expect(recorded.stopped).toEqual(["j1"]);
});

test("a person at a terminal is asked for the password, and it is shown nowhere", async () => {
  const { ports, recorded } = terminal({ password: "asked for" });

  expect(await cli(ports, run)).toBe(0);
  expect(recorded.submitted[0]?.credentials).toMatchObject({ password: "asked for" });
  expect(recorded.out + recorded.err).not.toContain("asked for");
});

test("the job's id is printed as soon as there is one, for a follow or stop from elsewhere", async () => {
  const { ports, recorded } = terminal();

  await cli(ports, run);

  expect(recorded.err).toContain("ジョブ j1");
});

test("a receipt and a template are saved where they were asked for", async () => {
  const { ports, recorded } = terminal();

  await cli(ports, ["receipt", "j1", "-o", "r.csv"]);
  await cli(ports, ["template", "2026-11", "--output=t.xlsx"]);

  expect([...recorded.saved]).toEqual([
    ["r.csv", "receipt of j1 as csv"],
    ["t.xlsx", "sheet of 2026-11"],
  ]);
  expect(recorded.err).toBe("r.csv\nt.xlsx\n");
});

test.each(["t.csv", "t"])("a template is a workbook, not saved as %s", async (name) => {
  const { ports, recorded } = terminal();

  expect(await cli(ports, ["template", "2026-11", "-o", name])).toBe(64);

  expect(recorded.err).toContain(".xlsx");
  expect([...recorded.saved]).toEqual([]);
});

test("the summary counts the days by their end, and says of a plan that nothing was entered", async () => {
  const [day] = job.days;
  if (day === undefined) throw new Error("a day");
  const days = [
    { ...day, plan: "enter" as const, outcome: undefined },
    { ...day, date: "2026-11-03", plan: "conflict" as const, outcome: undefined },
    { ...day, date: "2026-11-04", plan: "enter" as const, outcome: undefined },
  ];
  const filled = terminal();
  const planned = terminal({ job: { ...job, mode: "plan", days } });

  await cli(filled.ports, run);
  await cli(planned.ports, [...run, "--plan"]);

  expect(filled.recorded.out).toMatch(/\n\n完了（Jobcanの記録と一致 1）\n$/);
  expect(planned.recorded.out).toMatch(/\n\n確認のみ：完了（入力する 2、内容が異なる 1）\n$/);
});

test("stop says that the job was asked to stop, or has ended already, and how", async () => {
  const status = { state: "running", queuedAt: 0, startedAt: 1 } as const;
  const running = terminal({ job: { ...job, status } });
  const ended = terminal();
  const stop = ["stop", "j1", "--after-day"];

  expect(await cli(running.ports, stop)).toBe(0);
  expect(await cli(ended.ports, stop)).toBe(0);
  expect(running.recorded.stopped).toEqual(["j1"]);
  expect([running.recorded.err, ended.recorded.err]).toEqual([
    "停止を指示しました\n",
    "終了：完了\n",
  ]);
});

test.each([
  ["y", 0, 1],
  ["はい", 0, 1],
  ["", 130, 0],
  ["n", 130, 0],
])("a person who answers %j to the question before anything is sent: %i", async (...given) => {
  const [answer, exit, jobs] = given;
  const { ports, recorded } = terminal({ answer });

  expect(await cli(ports, run)).toBe(exit);
  expect(recorded.submitted).toHaveLength(jobs);
});

test("with --yes, and for a plan, nobody is asked", async () => {
  const { ports, recorded } = terminal({ answer: "n" });

  await cli(ports, [...run, "--yes"]);
  await cli(ports, ["plan", ...run.slice(1)]);

  expect(recorded.submitted.map(({ mode }) => mode)).toEqual(["fill", "plan"]);
});

test("the practice account is not for the real Jobcan", async () => {
  const { ports } = terminal();

  expect(await cli(ports, ["fill", "a.xlsx", "--practice-account"])).toBe(64);
});

test("a receipt is of a kind that its file's name ends in, or a usage error", async () => {
  const { ports, recorded } = terminal();

  expect(await cli(ports, ["receipt", "0123456789ab"])).toBe(0);
  expect(await cli(ports, ["receipt", "0123456789ab", "-o", "mine.CSV"])).toBe(0);
  expect(await cli(ports, ["receipt", "0123456789ab", "-o", "b.pdf"])).toBe(64);
  expect([...recorded.saved]).toEqual([
    ["receipt-01234567.xlsx", "receipt of 0123456789ab as xlsx"],
    ["mine.CSV", "receipt of 0123456789ab as csv"],
  ]);
});

test("the bottom of the terminal shows how many days have ended, and is empty at the end", async () => {
  const running = { state: "running", queuedAt: 0, startedAt: 1 } as const;
  const days = [...job.days, ...job.days.map((day) => ({ ...day, date: "2026-11-03" }))];
  const { ports } = terminal();
  const { jobs } = ports.client;
  const follow: typeof jobs.follow = async function* () {
    const unended = days.map(({ outcome: _outcome, ...day }) => day);
    const live = { ...job, status: running, days: unended };
    yield await Promise.resolve({ type: "snapshot" as const, job: live, log: [] });
    for (const day of job.days) yield { type: "day" as const, day };
  };
  const shown: string[] = [];

  await cli(
    {
      ...ports,
      status: (line) => void shown.push(line),
      client: { ...ports.client, jobs: { ...jobs, follow } },
    },
    run,
  );

  expect(shown).toEqual([
    "░░░░░░░░░░░░░░░░░░░░ 2日分のうち0日分",
    "██████████░░░░░░░░░░ 2日分のうち1日分",
    "",
  ]);
});
