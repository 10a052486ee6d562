import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { en } from "@jobcan-automation/sentences";
import { atTerminal } from "./support/at-terminal.ts";
import { openService, type RunningService } from "./support/service.ts";

let service: RunningService;
let folder: string;

test.beforeAll(async () => {
  service = await openService({ env: { PERSON_WAIT_SEC: "12" } });
  folder = await mkdtemp(join(tmpdir(), "cli-code-"));
});

test.afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test.beforeEach(() => service.sandbox.reset("one-time-code"));

test("a code that is typed at the terminal leads in: 0, and it is not shown", async () => {
  const { exit, said } = await filledAtTerminal(["123456"]);

  expect(exit, said).toBe(0);
  expect(said).toContain("One-time code");
  expect(said).not.toContain("123456");
  expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, otpPosts: 1 });
});

test("a wrong code is asked for once more, with the site's own words", async () => {
  const { exit, said } = await filledAtTerminal(["730914", "123456"]);

  expect(exit, said).toBe(0);
  expect(said).toContain("認証コードが正しくありません");
  expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, otpPosts: 2 });
});

test("an expired code is asked for once more, and the new one leads in", async () => {
  service.sandbox.reset("one-time-code-expired");
  const { exit, said } = await filledAtTerminal(["123456", "654321"]);

  expect(exit, said).toBe(0);
  expect(said).toContain("有効期限が切れています");
});

test("two wrong codes end with 4, and the password was sent once", async () => {
  const { exit, said } = await filledAtTerminal(["730914", "000000"]);

  expect(exit, said).toBe(4);
  expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, otpPosts: 2, writes: 0 });
});

test("nobody answers: 4, when the time is over", async () => {
  const { exit, said } = await filledAtTerminal([]);

  expect(exit, said).toBe(4);
  expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, otpPosts: 0, writes: 0 });
});

test("nobody chooses a company: 4, when the time is over", async () => {
  service.sandbox.reset("company-chooser");
  const { exit, said } = await filledAtTerminal([]);

  expect(exit, said).toBe(4);
  expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, writes: 0 });
});

test("what needs the site's own picture is not waited for at a terminal: 4", async () => {
  service.sandbox.reset("captcha");
  const { exit, said } = await filledAtTerminal([]);

  expect(exit, said).toBe(4);
  expect(said).toMatch(/CAPTCHA/);
});

test("a company is chosen by its number", async () => {
  service.sandbox.reset("company-chooser");
  const { exit, said } = await filledAtTerminal(["2"], "Number [1–2]");

  expect(exit, said).toBe(0);
  expect(said).toContain("2) 第二練習株式会社");
});

test("a note that the company wants is asked for once", async () => {
  service.sandbox.reset("note-required");
  const { exit, said } = await filledAtTerminal(["Forgot to clock in"], "Text: ");

  expect(exit, said).toBe(0);
  expect(said).toContain("For example: Forgot to clock in or out");
  const notes = service.sandbox.punches().map(({ note }) => note);
  expect(notes).toEqual(["Forgot to clock in", "Forgot to clock in"]);
});

test("days that may be leave are entered where the person says so", async () => {
  service.sandbox.reset("leave-unread");
  const { exit, said } = await filledAtTerminal(["2"], "Number [1–2]");

  expect(exit, said).toBe(0);
  expect(said).toContain(`2) ${en.unreadLeave.enter}`);
});

/**
 * `fill` at a terminal of its own, whose person says these lines, one at each prompt; its exit code, and all that the
 * terminal showed.
 */
async function filledAtTerminal(lines: readonly string[], prompt = "One-time code (") {
  const file = join(folder, "sheet.csv");
  await writeFile(file, "日付,開始時刻,終了時刻\n2026-11-04,9:00,18:00\n");
  const fill = `fill ${file} --target practice --practice-account --yes --server ${service.url}`;
  let given = 0;
  const terminal = atTerminal(fill.split(" "), {
    home: folder,
    onSaid(said) {
      const prompts = said.split(prompt).length - 1;
      const line = lines[given];
      if (prompts <= given || line === undefined) return;
      given += 1;
      terminal.type(line);
    },
  });
  const exit = await terminal.exit;
  return { exit, said: terminal.said };
}
