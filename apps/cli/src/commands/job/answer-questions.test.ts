import type { JobEvent, JobState, OpenQuestion } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { terminal } from "../../testing/terminal.ts";
import { createQuestionAsker } from "./answer-questions.ts";

const question: OpenQuestion = {
  kind: "one_time_code",
  host: "id.jobcan.jp",
  title: "",
  number: 1,
  until: 0,
  mayExtend: true,
};
const asks = (change: Partial<OpenQuestion> = {}): JobEvent => ({
  type: "status",
  status: {
    state: "waiting_for_person",
    queuedAt: 0,
    startedAt: 0,
    secsLeft: 240,
    question: { ...question, ...change },
  },
});
const running: JobState = { state: "running", queuedAt: 0, startedAt: 0 };

/** A terminal whose person says these lines, and then nothing until the question is closed. */
function personSaying(...lines: string[]) {
  const { ports, recorded } = terminal();
  const prompts: string[] = [];
  const ask = async (prompt: string, signal?: AbortSignal) => {
    prompts.push(prompt);
    const line = lines.shift();
    if (line !== undefined) return await Promise.resolve(line);
    const { promise, reject } = Promise.withResolvers<string>();
    signal?.addEventListener("abort", () => reject(new Error("closed")));
    return await promise;
  };
  return { ports: { ...ports, ask, askHidden: ask }, recorded, prompts };
}

/** Lets what was said be sent. */
async function settled(): Promise<void> {
  for (let tick = 0; tick < 30; tick += 1) await Promise.resolve();
}

test("a code is asked for once, hidden, and sent under the question's number", async () => {
  const { ports, recorded, prompts } = personSaying("１２３ 456");
  const asker = createQuestionAsker(ports, "j1");

  asker.see(asks());
  asker.see(asks({ mayExtend: false }));
  await settled();
  await asker[Symbol.asyncDispose]();

  expect(recorded.answered).toEqual([{ jobId: "j1", number: 1, code: "123456" }]);
  expect(prompts).toHaveLength(1);
  expect(recorded.err).toContain("ワンタイムコードの入力が必要です");
});

test("what can be no code is asked again and sent to nobody", async () => {
  const { ports, recorded, prompts } = personSaying("", "12", "123456");
  await using asker = createQuestionAsker(ports, "j1");

  asker.see(asks());
  await settled();
  await asker[Symbol.asyncDispose]();

  expect(prompts).toHaveLength(3);
  expect(recorded.answered).toEqual([{ jobId: "j1", number: 1, code: "123456" }]);
});

test("a refused code is asked once more, with the site's own words", async () => {
  const { ports, recorded } = personSaying("000000", "123456");
  const asker = createQuestionAsker(ports, "j1");

  asker.see(asks());
  await settled();
  asker.see({ type: "status", status: running });
  asker.see(asks({ number: 2, isRepeat: true, siteText: "認証コードが正しくありません。" }));
  await settled();
  await asker[Symbol.asyncDispose]();

  expect(recorded.err).toContain("認証コードが正しくありません。");
  expect(recorded.answered.at(-1)).toMatchObject({ number: 2 });
});

test("a question that the job closes is asked no more, and nothing is sent", async () => {
  const { ports, recorded } = personSaying();
  const asker = createQuestionAsker(ports, "j1");

  asker.see(asks());
  asker.see({ type: "status", status: running });
  await asker[Symbol.asyncDispose]();
  expect(recorded.answered).toEqual([]);
});

test("a company is chosen by its number in the list", async () => {
  const { ports, recorded } = personSaying("3", "2");
  const asker = createQuestionAsker(ports, "j1");

  asker.see(asks({ kind: "choose_company", choices: ["A社", "B社"] }));
  await settled();
  await asker[Symbol.asyncDispose]();

  expect(recorded.err).toContain("2) B社");
  expect(recorded.answered).toEqual([{ jobId: "j1", number: 1, choice: "B社" }]);
});

test("on a pipe nobody is asked", async () => {
  const { ports, recorded } = terminal();
  const asker = createQuestionAsker(ports, "j1");

  asker.see(asks());
  await settled();
  await asker[Symbol.asyncDispose]();

  expect([recorded.err, recorded.answered]).toEqual(["", []]);
});
