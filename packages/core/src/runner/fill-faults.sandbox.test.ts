import { type FaultSpec, startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { type RunAccount, type RunAgainst, rowsFor, runAgainst } from "../testing/run-against.ts";
import { outcomes, punchTimes } from "../testing/run-facts.ts";

const dates = ["2026-11-04", "2026-11-05"];
const rows = rowsFor(dates);
const whole = dates.map((date) => `${date} work_start 540 work_end 1080`);
const verified = dates.map((date) => `${date} verified`);
const patience = { timeout: 120_000 };

test.each<[FaultSpec, presses: number, spec?: RunAgainst["spec"]]>([
  [{ name: "connection-cut" }, 5],
  [{ name: "connection-cut", after: 1 }, 5],
  [{ name: "reply-lost-after-store" }, 4],
  [{ name: "reply-lost-after-store", after: 1, value: 1 }, 4],
  [{ name: "reply-late-after-store" }, 4, { stepTimeoutMs: 2_000 }],
  [{ name: "token-rejected-once" }, 5],
  [{ name: "token-rejected-once", after: 1 }, 5],
  [{ name: "error-500", on: "insert", times: 1 }, 5],
  [{ name: "error-500", on: "day-page", times: 1 }, 4],
  [{ name: "http-200-error-html", times: 1 }, 5],
  [{ name: "maintenance-503", on: "insert", times: 1 }, 5],
  [{ name: "rate-limited-429", on: "day-page", value: 1 }, 4],
  [{ name: "refresh-1" }, 4],
  [{ name: "session-expired", value: 1 }, 4],
  [{ name: "session-expired", on: "insert", value: 1, after: 1 }, 5],
  [{ name: "slow-bytes", on: "day-page", value: 20_000 }, 4],
  [{ name: "hang-renderer", times: 1 }, 4, { stepTimeoutMs: 2_000 }],
  [{ name: "huge-page", value: 1_000_000 }, 4],
  [{ name: "leave-dialog" }, 4],
])(
  "with %o both days end verified, each with one pair of punches, after %i presses",
  patience,
  async (...[fault, presses, spec]) => {
    await using site = await startSandbox();
    site.setFault(fault);

    const run = await runAgainst(site, { rows, ...(spec === undefined ? {} : { spec }) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(verified);
    expect(punchTimes(site)).toEqual(whole);
    expect(posts(site, "/employee/adit/insert")).toBe(presses);
    expect(posts(site, "/users/sign_in")).toBe(1);
    expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
  },
);

test.each<[FaultSpec, outcome: string]>([
  [{ name: "accepted-not-stored" }, "failed accepted_but_not_stored"],
  [{ name: "accepted-not-stored", value: 1 }, "failed accepted_but_not_stored"],
  [{ name: "closed-month" }, "rejected closed"],
  [{ name: "future-date" }, "rejected future"],
  [{ name: "duplicate" }, "rejected duplicate_time"],
  [{ name: "rejected-result-0" }, "rejected refused"],
  [{ name: "http-200-error-html" }, "failed site_error"],
])("with %o for good no day is called done: %s", patience, async (fault, outcome) => {
  await using site = await startSandbox();
  site.setFault(fault);

  const run = await runAgainst(site, { rows });

  expect(outcomes(run)).toEqual(dates.map((date) => `${date} ${outcome}`));
  expect(punchTimes(site)).toEqual([]);
  expect(await rerun(site)).toEqual(whole);
});

test.each<[FaultSpec, code: string, first: string]>([
  [{ name: "session-expired" }, "SESSION_LOST", "not_reached session_lost"],
  [{ name: "renamed-field" }, "SITE_CHANGED", "not_reached site_changed"],
  [{ name: "missing-button" }, "SITE_CHANGED", "not_reached site_changed"],
  [{ name: "error-500", on: "day-page" }, "SITE_UNAVAILABLE", "failed site_error"],
  [{ name: "maintenance-200", on: "day-page" }, "SITE_MAINTENANCE", "not_reached site_error"],
  [
    { name: "redirect-other-host", on: "day-page" },
    "UNEXPECTED_REDIRECT",
    "not_reached site_changed",
  ],
  [{ name: "redirect-loop" }, "UNEXPECTED_REDIRECT", "not_reached site_changed"],
  [{ name: "renamed-field", on: "book" }, "SITE_CHANGED", "not_reached site_changed"],
  [{ name: "other-person", on: "day-page" }, "ACCOUNT_MISMATCH", "not_reached site_error"],
])(
  "with %o the run ends as %s before any press, the days not reached",
  patience,
  async (fault, code, first) => {
    await using site = await startSandbox();
    site.setFault(fault);

    const run = await runAgainst(site, { rows });

    expect(run.end).toMatchObject({ end: "failed", error: { code } });
    expect(outcomes(run)[0]).toBe(`2026-11-04 ${first}`);
    expect(site.counts).toMatchObject({ inserts: 0, signInPosts: 1, foreignHostRequests: 0 });
    expect(await rerun(site)).toEqual(whole);
  },
);

test(
  "a punch whose reply is only late is not pressed again, and its day not claimed",
  patience,
  async () => {
    await using site = await startSandbox();
    site.setFault({ name: "slow", on: "insert", times: 1, value: 8_000 });

    const run = await runAgainst(site, { rows, spec: { stepTimeoutMs: 3_000 } });

    expect(outcomes(run)).toEqual(["2026-11-04 unknown timed_out", "2026-11-05 verified"]);
    expect(posts(site, "/employee/adit/insert")).toBe(3);
    expect(await rerun(site)).toEqual(whole);
  },
);

test(
  "a list in the reply that claims too much is found out by the book at the end",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: "half-filled" });
    site.setFault({ name: "accepted-not-stored", value: 1 });

    const run = await runAgainst(site, { rows: rowsFor(["2026-11-02"]) });

    const told = run.messages.flatMap((message) =>
      message.type === "day" ? (message.record.outcome ?? []) : [],
    );
    expect(told).toEqual(["verified", "failed"]);
    expect(run.days.get("2026-11-02")).toMatchObject({
      reason: "accepted_but_not_stored",
      sent: [{ kind: "work_end", timeMin: 1080, fate: "absent" }],
    });
  },
);

test(
  "a session lost between the two punches leaves a day that says which half is there",
  patience,
  async () => {
    await using site = await startSandbox();
    site.setFault({ name: "session-expired", on: "insert", after: 1 });

    const run = await runAgainst(site, { rows });

    expect(run.end).toMatchObject({ end: "failed", error: { code: "SESSION_LOST" } });
    expect(outcomes(run)).toEqual([
      "2026-11-04 unknown not_settled",
      "2026-11-05 not_reached session_lost",
    ]);
    expect(run.days.get("2026-11-04")?.sent.map(({ kind, fate }) => `${kind} ${fate}`)).toEqual([
      "work_start read_back",
      "work_end pressed",
    ]);
    expect(site.counts.signInPosts).toBe(1);
    expect(await rerun(site)).toEqual(whole);
  },
);

test(
  "a browser killed between the two punches is replaced, without a second password",
  patience,
  async () => {
    await using site = await startSandbox();
    let accepted = 0;

    const run = await runAgainst(site, {
      rows,
      onMessage: (message, runner) => {
        if (message.type !== "log" || message.message.code !== "punch_accepted") return;
        accepted += 1;
        if (accepted === 1) runner.killBrowser();
      },
    });

    expect(run.end).toEqual({ end: "done" });
    expect(punchTimes(site)).toEqual(whole);
    expect(site.counts.signInPosts).toBe(1);
    expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
  },
);

test.each(["now", "memory"] as const)(
  "stop %s between two punches says which half is there",
  patience,
  async (when) => {
    await using site = await startSandbox();

    const run = await runAgainst(site, {
      rows,
      spec: { punchDelayMs: 60_000 },
      onMessage: (message, runner) => {
        if (message.type === "log" && message.message.code === "punch_accepted") runner.stop(when);
      },
    });

    expect(run.end).toEqual({ end: "stopped", when });
    expect(outcomes(run)).toEqual(["2026-11-04 failed stopped", "2026-11-05 not_reached stopped"]);
    expect(run.days.get("2026-11-04")?.now).toEqual([
      { kind: "work_start", timeMin: 540, pending: false },
    ]);
    expect(run.tookMs).toBeLessThan(60_000);
    expect(await rerun(site)).toEqual(whole);
  },
);

test("stop after this day finishes the day in hand", patience, async () => {
  await using site = await startSandbox();

  const run = await runAgainst(site, {
    rows,
    onMessage: (message, runner) => {
      if (message.type === "log" && message.message.code === "day_planned")
        runner.stop("after_day");
    },
  });

  expect(run.end).toEqual({ end: "stopped", when: "after_day" });
  expect(outcomes(run)).toEqual(["2026-11-04 verified", "2026-11-05 not_reached stopped"]);
});

test("a press in hand when the time is up is settled before the run ends", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "reply-late-after-store", value: 4_500 });

  const run = await runAgainst(site, { rows, spec: { timeoutMs: 3_500 } });

  expect(run.end).toEqual({ end: "stopped", when: "timeout" });
  expect(run.days.get("2026-11-05")?.outcome).toBe("not_reached");
  expect(await rerun(site)).toEqual(whole);
});

test("a runner whose parent goes away closes its browser and ends", patience, async () => {
  await using site = await startSandbox();

  const run = await runAgainst(site, {
    rows,
    onMessage: (message, runner) => {
      if (message.type === "log" && message.message.code === "signed_in") runner.disconnect();
    },
  });

  // Its folder is the parent's to sweep; no process may be left to hold it.
  expect([run.exitCode, run.leftProcesses]).toEqual([0, 0]);
  expect(await rerun(site)).toEqual(whole);
});

test("a browser that is not there is told as such, soon", patience, async () => {
  await using site = await startSandbox();
  const browser = { executablePath: "/nowhere/chromium", sandbox: false, extraArgs: [] };

  const run = await runAgainst(site, { rows, spec: { browser } });

  expect(run.end).toMatchObject({
    end: "failed",
    error: { code: "BROWSER_UNAVAILABLE", facts: { cause: "missing" } },
  });
  expect(site.counts.requests).toBe(0);
});

/** The same sheet once more, without faults: whatever happened before, each day then holds exactly one pair. */
async function rerun(site: Awaited<ReturnType<typeof startSandbox>>): Promise<string[]> {
  site.clearFaults();
  const again: RunAccount = await runAgainst(site, { rows });
  expect(again.end).toEqual({ end: "done" });
  return punchTimes(site);
}

/** POSTs that reached the site, whoever answered them. */
function posts(site: Awaited<ReturnType<typeof startSandbox>>, asked: string): number {
  return site
    .requestLog()
    .filter(({ method, path }) => method === "POST" && path.replace(/\/$/, "") === asked).length;
}
