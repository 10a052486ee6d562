import { problemSentence, toProblem } from "@jobcan-automation/client";
import {
  isCode,
  type JobEvent,
  type JobState,
  normaliseCode,
  type OpenQuestion,
  questionWays,
} from "@jobcan-automation/contract";
import { choiceText, suggestionsFor } from "@jobcan-automation/sentences";
import type { CliPorts } from "../../cli-ports.ts";

/** Asks the person at the terminal what a job asks, event by event. */
export interface QuestionAsker extends AsyncDisposable {
  see(event: JobEvent): void;
}

/**
 * Each question is asked once, until it is closed. Without a terminal nothing is asked: the job goes by its order, and
 * whoever else follows it may answer.
 */
export function createQuestionAsker(ports: CliPorts, jobId: string): QuestionAsker {
  let open: { number: number; closed: AbortController } | undefined;
  let asking: Promise<void> = Promise.resolve();
  return {
    see(event) {
      const status = statusOf(event);
      if (status === undefined) return;
      const question = status.state === "waiting_for_person" ? status.question : undefined;
      if (question?.number === open?.number) return;
      open?.closed.abort();
      open = undefined;
      if (question === undefined || ports.ask === undefined) return;
      const closed = new AbortController();
      open = { number: question.number, closed };
      asking = askOnce(ports, { jobId, question, signal: closed.signal });
    },
    async [Symbol.asyncDispose]() {
      open?.closed.abort();
      await asking;
    },
  };
}

interface Asked {
  jobId: string;
  question: OpenQuestion;
  signal: AbortSignal;
}

/** Asks until there is an answer that can be one; ends with the signal. Never throws: the job itself says what comes of it. */
async function askOnce(ports: CliPorts, asked: Asked): Promise<void> {
  const { jobId, question, signal } = asked;
  const { number, kind, siteText } = question;
  const { what, next } = ports.sentences.questions[kind];
  if (siteText !== undefined) ports.err(`${ports.words.siteSays(siteText)}\n`);
  ports.err(`${what}${ports.sentences.colon}${next}\n`);
  try {
    const answer = await answerTo(ports, asked);
    if (answer === undefined || signal.aborted) return;
    await ports.client.jobs.answer({ jobId, number, ...answer });
  } catch (error) {
    // Closed by the job, or Ctrl-C, which stops the job.
    if (signal.aborted || ports.interrupted.aborted) return;
    const problem = problemSentence(ports.sentences, toProblem(error));
    ports.err(`${problem.what} ${problem.next}\n`);
  }
}

type Said = { code: string } | { choice: string } | { text: string };

/** Undefined for what is answered in the site's own picture, or in a window of the person's own. */
async function answerTo(ports: CliPorts, { question, signal }: Asked): Promise<Said | undefined> {
  const { words } = ports;
  switch (questionWays[question.kind]) {
    case "code": {
      const asked = { prompt: words.codePrompt, isGood: isCode, signal };
      return { code: await askUntil(ports.askHidden, asked, normaliseCode) };
    }
    case "choice": {
      const choices = question.choices ?? [];
      for (const [index, choice] of choices.entries()) {
        ports.err(`${index + 1}) ${choiceText(ports.sentences, question, choice)}\n`);
      }
      const isGood = (line: string) => choices[Number(line) - 1] !== undefined;
      const asked = { prompt: words.choicePrompt(choices.length), isGood, signal };
      return { choice: choices[Number(await askUntil(ports.ask, asked, normaliseCode)) - 1] ?? "" };
    }
    case "text": {
      const suggestions = suggestionsFor(ports.sentences, question);
      if (suggestions.length > 0) ports.err(`${words.suggestions(suggestions)}\n`);
      const asked = { prompt: words.textPrompt, isGood: (line: string) => line !== "", signal };
      return { text: await askUntil(ports.ask, asked, (line) => line.trim()) };
    }
    case "picture":
    case "window":
      return undefined;
  }
}

interface AskedLine {
  prompt: string;
  isGood: (line: string) => boolean;
  signal: AbortSignal;
}

/** What is no answer is asked again, and sent to nobody. */
async function askUntil(
  ask: CliPorts["ask"],
  { prompt, isGood, signal }: AskedLine,
  read: (typed: string) => string,
): Promise<string> {
  for (;;) {
    signal.throwIfAborted();
    const line = read((await ask?.(prompt, signal)) ?? "");
    if (isGood(line)) return line;
  }
}

function statusOf(event: JobEvent): JobState | undefined {
  if (event.type === "snapshot") return event.job.status;
  return event.type === "status" ? event.status : undefined;
}
