import type { Answer, UnansweredReason } from "@jobcan-automation/contract";
import { orAborted } from "../../base/deadline.ts";
import type { PersonAnswer, PersonPort } from "../../base/ports.ts";
import { Secret } from "../../base/secret.ts";
import type { FromRunner } from "../messages.ts";

/** The runner's side of asking a person: questions out, answers in, by number. */
export class PersonQuestions implements PersonPort {
  readonly #send: (message: FromRunner) => void;
  #asked = 0;
  #open: { id: number; settle: (answer: PersonAnswer) => void } | undefined;

  constructor(send: (message: FromRunner) => void) {
    this.#send = send;
  }

  async ask(...[question, signal]: Parameters<PersonPort["ask"]>): Promise<PersonAnswer> {
    signal.throwIfAborted();
    this.#asked += 1;
    const id = this.#asked;
    const { promise, resolve } = Promise.withResolvers<PersonAnswer>();
    this.#open = { id, settle: resolve };
    this.#send({ type: "ask", id, question });
    try {
      return await orAborted(promise, signal);
    } catch (error) {
      this.#send({ type: "withdraw", id });
      throw error;
    } finally {
      this.#open = undefined;
    }
  }

  /** One to a question that is no longer open is dropped. */
  answered(id: number, answer: Answer): void {
    if (this.#open?.id === id) this.#open.settle(wrapped(answer));
  }

  unanswered(id: number, reason: UnansweredReason): void {
    if (this.#open?.id === id) this.#open.settle({ way: "nobody", reason });
  }
}

function wrapped(answer: Answer): PersonAnswer {
  if ("code" in answer) return { way: "code", code: new Secret(answer.code) };
  if ("choice" in answer) return { way: "choice", choice: answer.choice };
  return { way: "text", text: answer.text };
}
