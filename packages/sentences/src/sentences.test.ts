import {
  type DayRecord,
  errorCodes,
  issueCodes,
  type LogMessage,
  type TimesheetIssue,
  unsupportedKinds,
  workbookRefusals,
} from "@jobcan-automation/contract";
import { logFacts } from "@jobcan-automation/contract/schemas";
import { expect, test } from "vitest";
import {
  catalogues,
  en,
  ja,
  errorSentence,
  issueSentence,
  logSentence,
  punchesText,
  reasonSentence,
} from "./index.ts";

test("when to try again is said in seconds, minutes or hours", () => {
  expect(retryText(40).join()).toMatch(/^40秒ほど.* 40 seconds\.$/);
  expect(retryText(110).join()).toMatch(/^2分ほど.* 2 minutes\.$/);
  expect(retryText(3600).join()).toMatch(/^1時間ほど.* an hour\.$/);
  expect(retryText(3601).join()).toMatch(/^2時間ほど.* 2 hours\.$/);
});

function retryText(secs: number): (string | undefined)[] {
  return [ja, en].map((each) => each.errors.QUEUE_FULL({}, secs).next);
}

test("a day that was broken off says how its stamps stand in Jobcan, and which are not known", () => {
  const start = { kind: "work_start", timeMin: 540, pending: false } as const;
  const day = {
    date: "2026-11-04",
    row: 2,
    wanted: [],
    note: "",
    outcome: "failed",
    reason: "interrupted",
    now: [start, { ...start, kind: "work_end", timeMin: 720 }],
    sent: [
      { kind: "work_start", timeMin: 540, fate: "read_back" },
      { kind: "rest_start", timeMin: 720, fate: "read_back" },
      { kind: "rest_end", timeMin: 780, fate: "pressed" },
    ],
  } as const;

  expect(reasonSentence(en, { ...day, wanted: [], now: [...day.now], sent: [...day.sent] })).toBe(
    "not finished because the run was interrupted; Jobcan takes 12:00, sent as break start, for end; 13:00 (break end) was sent, and Jobcan has not been read since",
  );
  expect(reasonSentence(ja, { ...day, wanted: [], now: [...day.now], sent: [...day.sent] })).toBe(
    "途中で中断されたため終わっていません。休憩開始として送った 12:00 は、Jobcan では「退勤」になっています。休憩終了 13:00 を送ったあと、Jobcan を読み取れていません",
  );
});

test("what entering sets off is said with the number of corrections, of mail and of undoing", () => {
  expect(ja.beforeRecording.says(8, 2)).toMatch(/2日分.*8件の打刻修正.*メール.*取り消せない/);
  expect(en.beforeRecording.says(8, 1)).toMatch(/8 clock time.*1 day\..*mail.*undo/);
});

const issue: TimesheetIssue = {
  sheet: "S",
  cell: "C7",
  row: 7,
  value: "25:70",
  code: "not_a_time",
  level: "error",
};
const day: DayRecord = { date: "2026-11-02", row: 2, wanted: [], note: "", sent: [] };

test("a plan speaks of what will happen, an end of what has happened", () => {
  const conflict = { ...day, reason: "conflict" as const };

  expect(reasonSentence(ja, conflict, "plan")).toContain("書き換えません");
  expect(reasonSentence(ja, conflict)).toContain("書き換えませんでした");
  const completed = { ...day, completed: true as const };
  expect(reasonSentence(en, { ...completed, plan: "enter" }, "plan")).toContain("will be kept");
  expect(reasonSentence(en, { ...completed, outcome: "verified" })).toContain("was kept");
  const rejected = { ...completed, outcome: "rejected", reason: "note_required" } as const;
  expect(reasonSentence(en, rejected)).toBe("a note is required");
});

test("of an interrupted job that sent nothing nobody is told to look at days in doubt", () => {
  for (const sent of ["nothing", "no_punch"]) {
    const report = { code: "INTERRUPTED", facts: { sent } } as const;
    expect(errorSentence(ja, report).what).toMatch(/送っていません/);
    expect(errorSentence(ja, report).next).not.toContain("要確認");
    expect(errorSentence(en, report).what).toMatch(/(?:Nothing|No punch) was sent/);
  }
  expect(errorSentence(ja, { code: "INTERRUPTED", facts: {} }).next).toContain("要確認");
});

test("a bad cell is described in the sheet's own terms", () => {
  expect(issueSentence(ja, issue)).toBe("C7: 「25:70」は時刻として読めません");
  expect(issueSentence(en, issue)).toBe("C7: “25:70” cannot be read as a time");
});

test.each(Object.entries(catalogues))(
  "every error says what happened and what to do (%s)",
  (_, words) => {
    const incomplete = errorCodes.filter((code) => {
      const { what, next } = words.errors[code]({});
      return /undefined|^$/.test(what) || /undefined|^$/.test(next);
    });

    expect(incomplete).toEqual([]);
  },
);

test("a record that cannot be stored names the cause, and a run that it stopped says what was done", () => {
  const { NO_SPACE } = ja.errors;

  expect(NO_SPACE({ cause: "full" }).what).toContain("空き容量");
  expect(NO_SPACE({ cause: "locked" }).what).toBe("サーバーが記録を保存できません。");
  expect(NO_SPACE({ errno: "EROFS" }).what).toBe("サーバーが記録を保存できません。");
  expect(NO_SPACE({ errno: "EMFILE" }).what).toContain("開けるファイル");
  expect(NO_SPACE({ errno: "ENOSPC" }).what).toContain("空き容量");
  expect(NO_SPACE({ cause: "full", step: "record" }).what).toContain("次の打刻の前に止めました");
});

test.each(Object.entries(catalogues))("every finding has a sentence (%s)", (_, words) => {
  const incomplete = issueCodes.filter((code) =>
    /undefined|^$/.test(words.issues[code]({ ...issue, code })),
  );

  expect(incomplete).toEqual([]);
});

test("Japanese and English are different sentences for every error", () => {
  const same = errorCodes.filter((code) => ja.errors[code]({}).what === en.errors[code]({}).what);

  expect(same).toEqual([]);
});

test("every log code is in both catalogues", () => {
  expect(Object.keys(ja.log).toSorted()).toEqual(Object.keys(logFacts).toSorted());
  expect(Object.keys(en.log).toSorted()).toEqual(Object.keys(logFacts).toSorted());
});

test("a job refused for memory says how much is in use", () => {
  const facts = { usedMb: 412, warningMb: 400, limitMb: 450 };

  expect(logSentence(ja, { code: "memory_refused", facts })).toContain("使用 412/450 MB");
  expect(errorSentence(ja, { code: "MEMORY_BUSY", facts }).what).toContain("使用 412/450 MB");
  expect(logSentence(en, { code: "memory_refused", facts })).toContain("using 412/450 MB");
  expect(errorSentence(en, { code: "MEMORY_BUSY", facts }).what).toContain("using 412/450 MB");
});

test("a day of which only the times agree says what differs, where that is known", () => {
  const facts = { askedNote: "直行", shownNote: "", askedPlace: "大阪", shownPlace: "本社" };
  const differs: DayRecord = { ...day, outcome: "failed", reason: "note_differs", facts };

  expect(reasonSentence(ja, differs)).toBe(
    "時刻のみ一致（備考が異なります。備考「直行」、Jobcan では空欄。打刻場所「大阪」、Jobcan では「本社」）",
  );
  expect(reasonSentence(en, differs)).toBe(
    "only the times agree (the note differs; note: “直行”, in Jobcan: nothing; place: “大阪”, in Jobcan: “本社”)",
  );
  expect(ja.reasons.place_differs({})).toBe("時刻のみ一致（打刻場所が異なります）");
});

test("a day whose leave could not be read says how it is entered all the same", () => {
  for (const words of [ja, en])
    expect(words.reasons.leave_unread({})).toContain("--unread-leave enter");
});

test("a refused punch quotes Jobcan's own words where it gave any", () => {
  const message: LogMessage = {
    code: "punch_refused",
    facts: { kind: "work_end", timeMin: 1560, reason: "closed", siteText: "締め済みです" },
  };

  expect(logSentence(ja, message)).toBe("退勤 26:00 は受け付けられませんでした：「締め済みです」");
});

test("a failed job's line carries its error as a sentence", () => {
  const message: LogMessage = { code: "job_failed", facts: { code: "LOGIN_REJECTED", facts: {} } };

  expect(logSentence(en, message)).toContain("Sign-in failed");
});

test("a reason comes with the site's own text", () => {
  expect(reasonSentence(ja, { ...day, reason: "refused", facts: { siteText: "備考必須" } })).toBe(
    "Jobcan が受け付けませんでした 「備考必須」",
  );
  expect(reasonSentence(ja, day)).toBe("");
});

test("refusals of a time say what Jobcan means by them (docs/jobcan.md §11.2)", () => {
  expect(ja.reasons.auto_leave({})).toContain("自動退勤");
  expect(en.reasons.auto_leave({})).toContain("automatic clock-out");
  expect(ja.reasons.too_early({})).toContain("まだ打刻できない");
  expect(en.reasons.too_early({})).toContain("yet");
});

test("punches are shown in the order of the day, past midnight as Jobcan counts", () => {
  expect(punchesText([{ timeMin: 1560 }, { timeMin: 545 }])).toBe("9:05 – 26:00");
});

test.each(Object.entries(catalogues))(
  "every kind of file and every refusal of a workbook has its own sentence, with what to do (%s)",
  (_, words) => {
    const kinds = unsupportedKinds.map((kind) => words.errors.UNSUPPORTED_FILE({ kind }));
    const refusals = workbookRefusals.map((reason) => words.errors.INVALID_WORKBOOK({ reason }));
    const incomplete = [...kinds, ...refusals].filter(({ what, next }) =>
      [what, next].some((text) => /undefined|^$/.test(text)),
    );

    expect(incomplete).toEqual([]);
    expect(new Set(kinds.map(({ what }) => what)).size).toBe(unsupportedKinds.length);
    expect(refusals).not.toContainEqual(words.errors.INVALID_WORKBOOK({}));
  },
);

test("a file of an unknown kind or refusal gets a general sentence", () => {
  for (const { errors } of Object.values(catalogues)) {
    expect(errors.UNSUPPORTED_FILE({ kind: "constructor" })).toEqual(errors.UNSUPPORTED_FILE({}));
    expect(errors.INVALID_WORKBOOK({ reason: "toString" })).toEqual(errors.INVALID_WORKBOOK({}));
    expect(errors.INVALID_WORKBOOK({}).next).not.toBe("");
  }
});

test("a refusal states the limit", () => {
  const facts = { reason: "too_many_rows", limit: 2000 };

  expect(ja.errors.INVALID_WORKBOOK(facts).what).toBe("行が多すぎます（上限 2000行）。");
  expect(en.errors.INVALID_WORKBOOK(facts).what).toBe("There are too many rows (at most 2000).");
});

test.each(["LOGIN_REJECTED", "ACCOUNT_LOCKED", "COMPANY_REQUIRED"] as const)(
  "%s quotes Jobcan's own words where it gave any",
  (code) => {
    for (const { errors } of Object.values(catalogues)) {
      expect(errors[code]({ siteText: "5回失敗しました" }).what).toContain("5回失敗しました");
      expect(errors[code]({}).what).not.toMatch(/[「“]/);
    }
  },
);

test("the company ID is hinted at only where none was given", () => {
  expect(ja.errors.LOGIN_REJECTED({ companyGiven: false }).next).toContain("会社 ID");
  expect(en.errors.LOGIN_REJECTED({ companyGiven: false }).next).toContain("company ID");
  expect(ja.errors.LOGIN_REJECTED({ companyGiven: true }).next).not.toContain("会社 ID");
  expect(en.errors.LOGIN_REJECTED({ companyGiven: true }).next).not.toContain("company ID");
});

test.each(Object.entries(catalogues))(
  "each step that only a person can take is named with its page (%s)",
  (_, { errors }) => {
    const place = { title: "確認", host: "id.jobcan.jp" };
    const sentences = ["captcha", "sso", "second_step", "password_expired", "terms", "new"].map(
      (kind) => errors.HUMAN_CHECK_REQUIRED({ kind, ...place }),
    );

    expect(new Set(sentences.map(({ what }) => what)).size).toBe(6);
    for (const { what } of sentences) expect(what).toMatch(/[「“]確認[」”].*id\.jobcan\.jp/);
  },
);

test("a changed page says what is missing on it", () => {
  expect(ja.errors.SITE_CHANGED({ page: "day", field: "punch_time" }).what).toContain(
    "（打刻修正の画面、punch_time）",
  );
  expect(
    en.errors.SITE_CHANGED({ host: "ssl.jobcan.jp", title: "", field: "employee_marker" }).what,
  ).toContain("(ssl.jobcan.jp, employee_marker)");
});

test("an account that changed on the way is shown by both names", () => {
  const facts = { expected: "山田 太郎", shown: "山田 花子" };

  for (const { errors } of Object.values(catalogues)) {
    expect(errors.ACCOUNT_MISMATCH(facts).what).toMatch(/山田 太郎.*山田 花子/);
  }
});
