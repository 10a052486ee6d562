import type { JobView, ProbeReport } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { cli, job, terminal } from "../../testing/terminal.ts";

const run = ["probe", "--login", "taro@example.jp", "--target", "practice"];
const report: ProbeReport = {
  date: "2026-11-20",
  unread: ["leave"],
  verdict: "not_understood",
  findings: {
    correction: { state: "found", allowed: true },
    leave: { state: "not_understood", field: "leave_table" },
    approval: { state: "not_knowable", why: "approval_by_punch" },
  },
};
const queuedAt = 0;
const probed: JobView = {
  ...job,
  mode: "probe",
  fileName: "",
  days: [],
  probe: report,
  status: { state: "finished", queuedAt, finishedAt: 1, outcome: "partial" },
};
const leavePage = { page: "leave", html: "<table></table>" } as const;

test("a connection test prints a table of what was found, what was not, and what cannot be known", async () => {
  const { ports, recorded } = terminal({ job: probed });

  expect(await cli(ports, run)).toBe(2);
  expect(recorded.out).toMatch(/打刻修正の権限 +読めた +あります/);
  expect(recorded.out).toMatch(/休暇申請の一覧 +読み取れない +見つからないところ：leave_table/);
  expect(recorded.out).toMatch(/打刻修正の承認 +分からない +打刻せずには分かりません/);
  expect(recorded.out).toContain("読み取れない画面があります。何も入力していません。");
  expect(recorded.out).toContain("接続テスト：一部");
});

test("where all is understood it ends with 0, and takes no sheet", async () => {
  const understood = { ...report, unread: [], verdict: "understood" as const };
  const status = { state: "finished", queuedAt, finishedAt: 1, outcome: "succeeded" } as const;
  const { ports, recorded } = terminal({ job: { ...probed, probe: understood, status } });

  expect(await cli(ports, run)).toBe(0);
  expect(recorded.submitted).toEqual([]);
  expect(recorded.probed).toEqual([
    {
      credentials: { login: "taro@example.jp", password: "hunter2" },
      target: "practice",
      requestKey: "key-00000001",
      person: "absent",
    },
  ]);
  expect(await cli(ports, [...run, "sheet.xlsx"]).catch(String)).toContain("UsageError");
});

test.each([
  ["LOGIN_REJECTED", 5],
  ["OTP_REQUIRED", 4],
  ["SITE_CHANGED", 6],
  ["SITE_MAINTENANCE", 7],
] as const)("a connection test that ends with %s leaves with %i", async (code, exit) => {
  const error = { code, facts: {} };
  const status = { state: "finished", queuedAt, finishedAt: 1, outcome: "failed", error } as const;
  const { probe: _none, ...unread } = probed;
  const { ports, recorded } = terminal({ job: { ...unread, status } });

  expect(await cli(ports, run)).toBe(exit);
  expect(recorded.out).toMatch(/^接続テスト：失敗：/);
});

test("--skeleton saves the structure of pages that were not understood", async () => {
  const { ports, recorded } = terminal({ job: probed, skeletons: [leavePage] });

  await cli(ports, [...run, "--skeleton", "s.html"]);

  expect(recorded.probed[0]?.options).toEqual({ skeleton: "unread" });
  expect([...recorded.saved]).toEqual([["s.html", "<!-- leave -->\n<table></table>\n"]]);
});

test("where every page was understood --skeleton saves nothing, and says so", async () => {
  const { ports, recorded } = terminal({ job: probed });

  await cli(ports, [...run, "--skeleton=s.html"]);

  expect(recorded.saved.size).toBe(0);
  expect(recorded.err).toContain("骨組みは保存していません");
});

test("--json prints what was found as data, also of a test that is followed later", async () => {
  const { ports, recorded } = terminal({ job: probed, json: true });

  await cli(ports, run);
  const printed: unknown = JSON.parse(recorded.out);
  recorded.out = "";
  await cli(ports, ["follow", "j1"]);

  expect(printed).toMatchObject({ mode: "probe", outcome: "partial", probe: report });
  expect(JSON.parse(recorded.out)).toEqual(printed);
});
