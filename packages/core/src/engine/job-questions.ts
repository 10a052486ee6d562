import {
  type Answer,
  type AnswerWay,
  type PersonChoice,
  type Question,
  type QuestionKind,
  type UnansweredReason,
  AutofillError,
  questionWays,
} from "@jobcan-automation/contract";
import type { Clock } from "../base/ports.ts";
import type { LiveJob } from "../record/live-job.ts";
import type { Run } from "../runs/job-runner.ts";

/** How long nobody may follow a job, or ask for it, before its question is given up. */
const unviewedMs = 60_000;

export interface JobQuestionsOptions {
  job: LiveJob;
  clock: Clock;
  /** Of one question, and of its one extension; 0: nobody is asked. */
  waitMs: number;
  /** Who is there to be asked. */
  person: PersonChoice;
  /** When the run ends in any case, by the clock that never jumps. */
  endsMs: number;
  /** A question was opened or closed: a place may have become free. */
  onChange: () => void;
}

/** A question of a run, by the run's number for it. */
interface RunQuestion {
  id: number;
  run: Pick<Run, "answer" | "unanswered">;
  question: Question;
}

interface OpenedQuestion extends RunQuestion {
  endsMs: number;
  viewedMs: number;
  timer: Disposable;
}

/** What one run asks a person: one question at a time, each with its countdown, and one extension in all. */
export class JobQuestions implements Disposable {
  readonly #options: JobQuestionsOptions;
  #asked = 0;
  #isExtended = false;
  #open: OpenedQuestion | undefined;

  constructor(options: JobQuestionsOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Opens a question of the run; `id` is the run's number for it. */
  ask(run: RunQuestion["run"], id: number, question: Question): void {
    const { job, clock, waitMs } = this.#options;
    const { kind, host, isRepeat = false } = question;
    if (!this.#canBeAsked(kind)) return this.#miss({ id, run, question }, "absent");
    this.#asked += 1;
    const nowMs = clock.monotonicMs();
    const endsMs = nowMs + waitMs;
    const timer = this.#timer(endsMs);
    this.#open = { id, run, question, endsMs, viewedMs: nowMs, timer };
    job.log("info", {
      code: "person_asked",
      facts: { kind, host, secs: this.#secsLeft(), isRepeat },
    });
    this.#show();
    this.#options.onChange();
  }

  /** The run goes on without an answer. */
  withdraw(id: number): void {
    if (this.#open?.id !== id) return;
    this.#close();
    this.#options.job.setQuestion(undefined);
    this.#options.onChange();
  }

  /**
   * Hands what a person said to the run. Throws NOT_ASKED where no question is open, or another than `number`, and
   * INVALID_REQUEST where it is not answered so.
   */
  answer(answer: Answer, number?: number): void {
    const open = this.#openOr(number);
    const { kind, choices } = open.question;
    const isOffered = !("choice" in answer) || choices?.includes(answer.choice) === true;
    if (wayOf(answer) !== questionWays[kind] || !isOffered) {
      throw new AutofillError("INVALID_REQUEST", { field: "answer" });
    }
    this.#options.job.log("info", { code: "person_answered", facts: { kind } });
    this.withdraw(open.id);
    open.run.answer(open.id, answer);
  }

  /** Puts the end off once. Throws NOT_ASKED where there is nothing to put off any more. */
  extend(number?: number): void {
    const open = this.#openOr(number);
    if (this.#isExtended) throw new AutofillError("NOT_ASKED", { reason: "extended" });
    this.#isExtended = true;
    this.renew();
    open.timer[Symbol.dispose]();
    open.endsMs += this.#options.waitMs;
    open.timer = this.#timer(open.endsMs);
    const facts = { kind: open.question.kind, secs: this.#secsLeft() };
    this.#options.job.log("info", { code: "wait_extended", facts });
    this.#show();
  }

  /** The owner has been heard of, in whatever way. */
  renew(): void {
    if (this.#open !== undefined) this.#open.viewedMs = this.#options.clock.monotonicMs();
  }

  /** Gives the question up where nobody has followed the job or asked for it for a minute. Call it each second. */
  giveUpUnviewed(): void {
    const open = this.#open;
    if (open === undefined) return;
    const { job, clock } = this.#options;
    const nowMs = clock.monotonicMs();
    if (job.followers > 0) open.viewedMs = nowMs;
    if (nowMs - open.viewedMs >= unviewedMs) this.#giveUp("unviewed");
  }

  /** Forgets the open question; the run is not answered. */
  [Symbol.dispose](): void {
    this.#close();
  }

  #canBeAsked(kind: QuestionKind): boolean {
    const { waitMs, person } = this.#options;
    if (waitMs === 0) return false;
    switch (person) {
      case "absent":
        return false;
      case "typing":
        return questionWays[kind] !== "picture";
      case "present":
        return true;
    }
  }

  #openOr(number: number | undefined): OpenedQuestion {
    const isOther = number !== undefined && number !== this.#asked;
    if (this.#open === undefined || isOther) throw new AutofillError("NOT_ASKED");
    return this.#open;
  }

  #timer(endsMs: number): Disposable {
    const { clock } = this.#options;
    return clock.after(endsMs - clock.monotonicMs(), () => this.#giveUp("late"));
  }

  #giveUp(reason: UnansweredReason): void {
    const open = this.#open;
    if (open === undefined) return;
    this.withdraw(open.id);
    this.#miss(open, reason);
  }

  #miss({ id, run, question: { kind } }: RunQuestion, reason: UnansweredReason): void {
    this.#options.job.log("warn", { code: "person_missed", facts: { kind, reason } });
    run.unanswered(id, reason);
  }

  #show(): void {
    if (this.#open === undefined) return;
    const { job, clock } = this.#options;
    const { question } = this.#open;
    const until = clock.now() + this.#msLeft();
    job.setQuestion({ ...question, number: this.#asked, until, mayExtend: !this.#isExtended });
  }

  /** The job's own end may come before that of the question. */
  #msLeft(): number {
    const { clock, endsMs: jobEndsMs } = this.#options;
    const endsMs = Math.min(this.#open?.endsMs ?? jobEndsMs, jobEndsMs);
    return Math.max(0, endsMs - clock.monotonicMs());
  }

  #secsLeft(): number {
    return Math.ceil(this.#msLeft() / 1000);
  }

  #close(): void {
    this.#open?.timer[Symbol.dispose]();
    this.#open = undefined;
  }
}

function wayOf(answer: Answer): AnswerWay {
  if ("code" in answer) return "code";
  return "choice" in answer ? "choice" : "text";
}
