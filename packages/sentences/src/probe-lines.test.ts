import { type ProbeReport, probeSubjects, unknowables } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { catalogues, en, ja, probeLines, probeSummary } from "./index.ts";

const report: ProbeReport = {
  date: "2026-11-20",
  unread: [],
  verdict: "understood",
  findings: {
    marks: { state: "found", names: ["#sidemenu"] },
    bookColumns: { state: "found", names: ["date", "start", "end"], missing: ["status"] },
    closingDay: { state: "found", day: 15 },
    correction: { state: "found", allowed: true },
    kinds: { state: "found", names: [] },
    note: { state: "found", has: true, required: true },
    places: { state: "found", names: ["本社", "在宅"] },
    listColumns: { state: "not_knowable", why: "empty_list" },
    leave: { state: "found", days: 2 },
    approval: { state: "not_knowable", why: "approval_by_punch", awaiting: 3 },
    closedMonth: { state: "not_knowable", why: "closed_by_punch", siteText: "締め済みです" },
  },
};

test("a connection test is a table of what was asked and what the answer is", () => {
  expect(probeLines(ja, report).map(({ label, text }) => `${label}：${text}`)).toEqual([
    "ログイン後の画面の目印：#sidemenu",
    "出勤簿の列：日付、出勤時刻、退勤時刻（見当たらない列：勤怠状況）",
    "締め日：15日締め",
    "打刻修正の権限：あります",
    "打刻区分：Jobcan が順番から決めます",
    "備考：必須です",
    "打刻場所：本社、在宅",
    "打刻一覧の列：打刻のない一覧には見出しがないため、分かりません",
    "休暇申請の一覧：読めます（この月の休暇 2日）",
    "打刻修正の承認：打刻せずには分かりません （承認待ちの日が3日あります）",
    "締め済みの月：打刻せずには分かりません 「締め済みです」",
  ]);
});

test.each(Object.entries(catalogues))(
  "what only a punch shows is said to be so, in the same words (%s)",
  (_, sentences) => {
    const { unknowable } = sentences.probe;
    const pattern =
      sentences === en ? /^not knowable without a punch/ : /^打刻せずには分かりません/;

    for (const why of ["approval_by_punch", "closed_by_punch", "month_end"] as const)
      expect(unknowable[why]).toMatch(pattern);
    expect(unknowables.every((why) => unknowable[why] !== "")).toBe(true);
  },
);

test("a page that is not understood is named, and what can be done with it", () => {
  const strange: ProbeReport = {
    findings: { leave: { state: "not_understood", field: "leave_list" } },
    unread: ["leave"],
    verdict: "not_understood",
  };

  expect(probeLines(en, strange)).toMatchObject([
    { subject: "leave", state: "not_understood", text: "missing: leave_list" },
  ]);
  expect(probeSummary(en, strange)).toContain("list of leave requests");
  expect(probeSummary(ja, { ...strange, verdict: undefined })).not.toContain("入力していません");
});

test.each(Object.entries(catalogues))("every subject has its name (%s)", (_, { probe }) => {
  expect(new Set(probeSubjects.map((subject) => probe.subjects[subject])).size).toBe(
    probeSubjects.length,
  );
});
