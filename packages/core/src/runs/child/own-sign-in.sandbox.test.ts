import { demoAccount, startSandbox, type TenantName } from "@jobcan-automation/sandbox";
import { descendantsOf } from "@jobcan-automation/proc/testing";
import { expect, test } from "vitest";
import {
  rowsFor,
  type RunAgainst,
  type RunnerHandle,
  runAgainst,
} from "../../testing/run-against.ts";
import { outcomes } from "../../testing/run-facts.ts";
import { openScreen, signInOnScreen, type TestScreen, whyNoScreen } from "../../testing/screen.ts";

const rows = rowsFor(["2026-11-04"]);
const patience = { timeout: 180_000 };
const noScreen = whyNoScreen(process.env);
if (noScreen !== undefined) process.stdout.write(`own sign-in: not tried, ${noScreen}\n`);

interface Person {
  screen: TestScreen;
  runner: RunnerHandle;
  /** The question's number. */
  id: number;
}

/** A run whose person does something once the window is open. */
async function runInWindow(tenant: TenantName, does: (person: Person) => Promise<void>) {
  await using site = await startSandbox({ tenant });
  await using screen = await openScreen(process.env["PATH"] ?? "");
  const doing: Promise<void>[] = [];
  const kinds: string[] = [];
  const onMessage: NonNullable<RunAgainst["onMessage"]> = (message, runner) => {
    if (message.type !== "ask") return;
    kinds.push(message.question.kind);
    doing.push(does({ screen, runner, id: message.id }));
  };
  const browser = { ...screen.browser, sandbox: false };
  const own = { way: "window", browser } as const;
  const run = await runAgainst(site, { rows, spec: { own }, onMessage });
  await Promise.all(doing);
  return { run, kinds, counts: { ...site.counts } };
}

test.skipIf(noScreen)(
  "a sign-in that refuses a driven browser is done in a window of the person's own",
  patience,
  async () => {
    const plain: string[] = [];
    const { run, kinds, counts } = await runInWindow(
      "company-sign-in",
      async ({ screen, runner }) => {
        plain.push(...browsersOf(runner));
        await signInOnScreen(screen);
      },
    );

    expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
    expect(kinds).toEqual(["sign_in_window"]);
    expect(counts).toMatchObject({ identityPosts: 1, signInPosts: 0 });
    expect(run.messages).toContainEqual({
      type: "employee",
      companyId: "4242",
      employeeId: String(demoAccount.employeeId),
    });
    expect(plain).toEqual([
      expect.not.stringMatching(/remote-debugging|--headless|--enable-automation/),
    ]);
    expect([run.leftProcesses, run.leftFiles.includes("sign-in-window")]).toEqual([0, false]);
  },
);

test.skipIf(noScreen)("a window that is closed too early ends the job", patience, async () => {
  const { run } = await runInWindow("company-sign-in", async ({ screen }) => {
    await screen.see("ジョブカン");
    await screen.press("ctrl+w");
  });

  expect(run.end).toMatchObject({
    end: "failed",
    error: {
      code: "HUMAN_CHECK_REQUIRED",
      facts: { kind: "own_sign_in", reason: "not_signed_in" },
    },
  });
  expect([run.leftProcesses, run.leftFiles.includes("sign-in-window")]).toEqual([0, false]);
});

test.skipIf(noScreen)("left alone, the window is closed and the job ends", patience, async () => {
  const { run, counts } = await runInWindow("company-sign-in", async ({ runner, id }) =>
    runner.unanswered(id, "late"),
  );

  expect(run.end).toMatchObject({
    end: "failed",
    error: { code: "HUMAN_CHECK_REQUIRED", facts: { kind: "own_sign_in", reason: "late" } },
  });
  expect([run.leftProcesses, run.leftFiles.includes("sign-in-window")]).toEqual([0, false]);
  expect(counts.inserts).toBe(0);
});

test.skipIf(noScreen).each(["stop", "disconnect"] as const)(
  "a %s while the window is open leaves nothing",
  patience,
  async (how) => {
    const { run } = await runInWindow("company-sign-in", async ({ runner }) =>
      how === "stop" ? runner.stop("now") : runner.disconnect(),
    );

    expect([run.leftProcesses, run.leftFiles.includes("sign-in-window")]).toEqual([0, false]);
  },
);

test("a browser that does not start ends the job", patience, async () => {
  await using site = await startSandbox({ tenant: "company-sign-in" });
  const browser = { executablePath: "/nowhere/chrome", sandbox: false, env: {} };

  const run = await runAgainst(site, {
    rows,
    spec: { own: { way: "window", browser } },
    onMessage: () => {
      // Whoever is asked has not answered when the browser fails.
    },
  });

  expect(run.end).toMatchObject({ end: "failed", error: { code: "BROWSER_UNAVAILABLE" } });
  expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
});

/** The command lines of the browsers of a run, without their helpers. */
function browsersOf({ pid }: RunnerHandle): string[] {
  return descendantsOf(pid)
    .map(({ command }) => command)
    .filter((command) => /chrom/i.test(command) && !/--type=|crashpad/.test(command));
}
