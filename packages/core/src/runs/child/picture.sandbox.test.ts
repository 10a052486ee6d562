import { setImmediate as turn } from "node:timers/promises";
import type { PictureEvent, PictureMessage } from "@jobcan-automation/contract";
import { startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import type { FromRunner } from "../messages.ts";
import type { PictureLine } from "../picture-line.ts";
import { rowsFor, runAgainst, type RunnerHandle } from "../../testing/run-against.ts";
import { outcomes } from "../../testing/run-facts.ts";

const rows = rowsFor(["2026-11-04"]);
const patience = { timeout: 90_000 };
const spec = { hasPicture: true } as const;

test(
  "a CAPTCHA is answered in the picture and the job goes on in a lean browser, the password sent once",
  patience,
  async () => {
    await using site = await startSandbox();
    site.setFault({ name: "captcha", times: 2 });
    const viewers: Promise<Seen>[] = [];

    const run = await runAgainst(site, {
      rows,
      spec,
      onMessage: onAsk((runner) => viewers.push(answerCaptcha(runner.picture))),
    });

    expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
    expect(run.end).toEqual({ end: "done" });
    expect(site.counts).toMatchObject({ signInPosts: 1 });
    const [seen] = await Promise.all(viewers);
    expect(seen?.frames).toBeGreaterThan(0);
    expect(seen?.messages.at(-1)).toEqual({ type: "ended" });
    expect(kinds(run.messages)).toEqual(["captcha", "withdraw"]);
    expect(browsers(run.messages)).toEqual([
      "opened",
      "closed",
      "opened",
      "closed",
      "opened",
      "closed",
    ]);
    expect(run.output).not.toMatch(/practice-1234|demo@example/);
    expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
  },
);

test.each([
  ["terms", [key("Tab"), key("Space"), key("Tab"), key("Enter")]],
  ["second-step", [key("Tab"), { type: "text", text: "ポチ" }, key("Enter")]],
] as const)(
  "%s, which the password was answered with, is shown as it stood and passed by the person",
  patience,
  async (...[tenant, events]) => {
    await using site = await startSandbox({ tenant });
    const viewers: Promise<void>[] = [];

    const run = await runAgainst(site, {
      rows,
      spec,
      onMessage: onAsk((runner) => viewers.push(actOnPage(runner.picture, [...events]))),
    });

    await Promise.all(viewers);
    expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
    expect(site.counts).toMatchObject({ signInPosts: 1 });
    expect(run.output).not.toMatch(/practice-1234|demo@example|ポチ/);
  },
);

test("left alone it ends as before, with why, and leaves nothing", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "captcha" });

  const run = await runAgainst(site, {
    rows,
    spec,
    onMessage: onAsk((runner, id) => runner.unanswered(id, "late")),
  });

  expect(run.end).toMatchObject({
    end: "failed",
    error: { code: "HUMAN_CHECK_REQUIRED", facts: { kind: "captcha", reason: "late" } },
  });
  expect(site.counts).toMatchObject({ signInPosts: 0 });
  expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
});

test.each([
  ["stopped", (runner: RunnerHandle) => runner.stop("now"), 0],
  ["cut off from its server", (runner: RunnerHandle) => runner.disconnect(), 0],
] as const)(
  "a run that is %s while a person is asked leaves no process",
  patience,
  async (...[, end, left]) => {
    await using site = await startSandbox();
    site.setFault({ name: "captcha" });

    const run = await runAgainst(site, { rows, spec, onMessage: onAsk(end) });

    expect(site.counts).toMatchObject({ signInPosts: 0 });
    expect([run.leftProcesses, run.leftFiles]).toEqual([left, []]);
  },
);

test("where nobody is there no picture is opened", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "captcha" });

  const run = await runAgainst(site, { rows });

  expect(run.end).toMatchObject({ error: { code: "HUMAN_CHECK_REQUIRED" } });
  expect(browsers(run.messages)).toEqual(["opened", "closed"]);
});

interface Seen {
  frames: number;
  messages: PictureMessage[];
}

/** The form is filled in, so all that is left is the button. */
async function answerCaptcha(line: PictureLine): Promise<Seen> {
  const seen: Seen = { frames: 0, messages: [] };
  const never = new AbortController().signal;
  using viewing = await viewOnceOpen(line);
  for (;;) {
    const part = await viewing.next(never);
    if (part === undefined) return seen;
    if (part.kind === "json") seen.messages.push(JSON.parse(part.json));
    else seen.frames += 1;
    const [opened] = seen.messages;
    if (seen.frames !== 1 || part.kind !== "frame" || opened?.type !== "viewing") continue;
    const events: PictureEvent[] = [{ type: "key", key: "Enter", shift: false }];
    line.act({ viewing: opened.viewing, seq: 1, events });
  }
}

/** Does all that once the page's title is known. */
async function actOnPage(line: PictureLine, events: PictureEvent[]): Promise<void> {
  const never = new AbortController().signal;
  using viewing = await viewOnceOpen(line);
  let id = "";
  for (;;) {
    const part = await viewing.next(never);
    if (part === undefined) return;
    if (part.kind === "frame") continue;
    const message: PictureMessage = JSON.parse(part.json);
    if (message.type === "viewing") id = message.viewing;
    if (message.type !== "state" || message.title === "" || events.length === 0) continue;
    line.act({ viewing: id, seq: 1, events: events.splice(0) });
  }
}

async function viewOnceOpen(line: PictureLine) {
  for (;;) {
    try {
      return line.view(800);
    } catch {
      await turn();
    }
  }
}

function onAsk(work: (runner: RunnerHandle, id: number) => void) {
  return (message: FromRunner, runner: RunnerHandle) => {
    if (message.type === "ask") work(runner, message.id);
  };
}

function kinds(messages: readonly FromRunner[]): string[] {
  return messages.flatMap((message) => {
    if (message.type === "ask") return [message.question.kind];
    return message.type === "withdraw" ? ["withdraw"] : [];
  });
}

function browsers(messages: readonly FromRunner[]): string[] {
  return messages.flatMap((message) => (message.type === "browser" ? [message.state] : []));
}

function key(name: "Tab" | "Space" | "Enter"): PictureEvent {
  return { type: "key", key: name, shift: false };
}
