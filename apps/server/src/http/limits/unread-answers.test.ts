import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { createUnreadAnswers } from "./unread-answers.ts";

const limits = { answerMs: 60_000, answerCheckMs: 1_000 };

/** A connection of which a test says what was written and what waits. */
class FakeSocket extends EventEmitter {
  bytesWritten = 0;
  writableLength = 0;
  isCut = false;

  destroy(): this {
    this.isCut = true;
    this.emit("close");
    return this;
  }
}

function openAnswers() {
  let nowMs = 0;
  let work: (() => void) | undefined;
  const timer = (_ms: number, check: () => void) => {
    work = check;
    return { [Symbol.dispose]: () => (work = undefined) };
  };
  const answers = createUnreadAnswers(limits, () => nowMs, timer);
  const socket = new FakeSocket();
  answers.watch(socket);
  return {
    socket,
    /** Lets seconds go by; `each` is called before every look at the connections. */
    pass: (secs: number, each: (second: number) => void = () => {}) => {
      for (let second = 1; second <= secs; second += 1) {
        nowMs += 1_000;
        each(second);
        work?.();
      }
    },
    unreadMs: () => answers.unreadMs(socket),
    isWatching: () => work !== undefined,
  };
}

test("an answer of which a minute long nothing is taken is cut", () => {
  const { socket, pass, unreadMs, isWatching } = openAnswers();
  Object.assign(socket, { bytesWritten: 500_000, writableLength: 300_000 });
  pass(60);
  expect([socket.isCut, unreadMs()]).toEqual([false, 58_000]);
  pass(2);

  expect(socket.isCut).toBe(true);
  expect(isWatching()).toBe(false);
});

test("one that is taken bit by bit is not, however long it takes", () => {
  const { socket, pass, unreadMs } = openAnswers();
  Object.assign(socket, { bytesWritten: 9_000_000, writableLength: 9_000_000 });
  pass(600, (second) => {
    if (second % 30 === 0) socket.writableLength -= 1_000;
  });

  expect(socket.isCut).toBe(false);
  expect(unreadMs()).toBeLessThan(30_000);
});

test("one that is silent while nothing waits for it is not", () => {
  const { socket, pass, unreadMs } = openAnswers();
  pass(600);

  expect([socket.isCut, unreadMs()]).toEqual([false, 0]);
});
