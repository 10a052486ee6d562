import { expect, test } from "vitest";
import { Mailbox } from "./mailbox.ts";

function mailboxOf(values: readonly number[], limit?: number): Mailbox<number> {
  const mailbox = new Mailbox<number>({ limit });
  for (const value of values) mailbox.push(value);
  return mailbox;
}

test("values pushed before and after the reader arrives are read in order", async () => {
  const mailbox = mailboxOf([1]);
  const reading = Array.fromAsync(mailbox);
  mailbox.push(2);
  await Promise.resolve();
  mailbox.push(3);
  mailbox.end();

  expect(await reading).toEqual([1, 2, 3]);
});

test("a value reaches a waiting reader at whatever moment it is pushed", async () => {
  for (let moment = 0; moment < 12; moment += 1) {
    const mailbox = mailboxOf([1]);
    const reading = Array.fromAsync(mailbox);
    for (let tick = 0; tick < moment; tick += 1) await Promise.resolve();
    mailbox.push(2);
    mailbox.end();

    expect(await reading).toEqual([1, 2]);
  }
});

test("what is pushed after the end is not read", async () => {
  const mailbox = mailboxOf([1]);
  mailbox.end();
  mailbox.push(2);

  expect(await Array.fromAsync(mailbox)).toEqual([1]);
});

test("a slow reader loses the oldest values", async () => {
  const mailbox = mailboxOf([1, 2, 3, 4], 2);
  mailbox.end();

  expect(await Array.fromAsync(mailbox)).toEqual([3, 4]);
});

test("a slow reader gets the replacement for all it missed, and later values again", async () => {
  const mailbox = new Mailbox<string>({
    limit: 2,
    replaceMissed: (missed) => [`-${missed}`, "now"],
  });
  for (const value of ["a", "b", "c", "d"]) mailbox.push(value);
  const reader = mailbox[Symbol.asyncIterator]();
  const read = [await reader.next(), await reader.next()];
  mailbox.push("e");
  read.push(await reader.next());

  expect(read.map(({ value }) => value)).toEqual(["-4", "now", "e"]);
});

test("the replacement is made when it is read, and may end the mailbox", async () => {
  let made = 0;
  const mailbox = new Mailbox<number>({
    limit: 1,
    replaceMissed: (missed) => {
      made += 1;
      mailbox.end();
      return [-missed];
    },
  });
  for (const value of [1, 2, 3]) mailbox.push(value);

  expect(made).toBe(0);
  expect(await Array.fromAsync(mailbox)).toEqual([-3]);
});

test("closing drops what waits and ends a reader that waits", async () => {
  const full = mailboxOf([1, 2]);
  full.close();
  const empty = mailboxOf([]);
  const reading = Array.fromAsync(empty);
  await Promise.resolve();
  empty.close();

  expect([await Array.fromAsync(full), await reading]).toEqual([[], []]);
});

test("the signal closes, before a reader came too, and nothing stays on it", async () => {
  const leaving = new AbortController();
  const closed: string[] = [];
  const early = new Mailbox<number>({ signal: leaving.signal });
  early.onClose(() => closed.push("early"));
  early.push(1);
  leaving.abort();
  const late = new Mailbox<number>({ signal: leaving.signal });
  late.onClose(() => closed.push("late"));

  expect(closed).toEqual(["early", "late"]);
  expect(await Array.fromAsync(early)).toEqual([]);
});

test.each([
  [
    "a reader that leaves",
    async (mailbox: Mailbox<number>) => {
      for await (const value of mailbox) if (value === 1) break;
    },
  ],
  [
    "the end, once all is read",
    async (mailbox: Mailbox<number>) => {
      mailbox.end();
      await Array.fromAsync(mailbox);
    },
  ],
  [
    "closing twice",
    async (mailbox: Mailbox<number>) => {
      await Promise.resolve();
      mailbox.close();
      mailbox.close();
    },
  ],
])("%s calls the cleanups once", async (_how, leave) => {
  const mailbox = mailboxOf([1, 2]);
  let cleanups = 0;
  mailbox.onClose(() => void (cleanups += 1));

  await leave(mailbox);

  expect(cleanups).toBe(1);
});

test("an empty mailbox that ends is closed, though it has no reader", () => {
  const mailbox = mailboxOf([]);
  let cleanups = 0;
  mailbox.onClose(() => void (cleanups += 1));

  mailbox.end();

  expect(cleanups).toBe(1);
});
