import { once } from "node:events";
import { settled } from "@jobcan-automation/core/testing";
import { expect, test } from "vitest";
import { createFairPlaces, type Holder, type Shares } from "./fair-places.ts";

const { signal } = new AbortController();
const all = (places: number): Shares => ({ owner: places, address: places, all: places });
const holder = (owner: string, address = owner): Holder => ({ owner, address });

test("places that are closed end the work in hand, those that wait and those that come, with the reason", async () => {
  const places = createFairPlaces({ atOnce: all(1), waiting: all(1) });
  const { promise: isAtWork, resolve: begin } = Promise.withResolvers<void>();
  let begun = 0;
  const work = async (either: AbortSignal) => {
    begun += 1;
    begin();
    await once(either, "abort");
    either.throwIfAborted();
  };
  const ends = [places.run(holder("a"), work, signal), places.run(holder("b"), work, signal)];

  await isAtWork;
  places.close(new RangeError("enough"));
  ends.push(places.run(holder("c"), work, signal));

  expect(await Promise.allSettled(ends)).toEqual(
    ends.map(() => ({ status: "rejected", reason: new RangeError("enough") })),
  );
  expect(begun).toBe(1);
});

/** Places where each task runs until `next` ends the one in hand; `order` names those that ran. */
function openPlaces(atOnce: Shares, waiting: Shares) {
  const places = createFairPlaces({ atOnce, waiting });
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const send = (name: string, who: Holder, until = signal) =>
    places
      .run(
        who,
        async () => {
          order.push(name);
          const { promise, resolve } = Promise.withResolvers<void>();
          ends.push(resolve);
          await promise;
        },
        until,
      )
      .then(
        () => "done",
        (error: unknown) => (error instanceof Error ? error.message : error),
      );
  const next = async () => {
    ends.shift()?.();
    await settled();
  };
  return { send, order, next };
}

test("of those that wait, the address that was served longest ago comes first, then the owner", async () => {
  const { send, order, next } = openPlaces(all(1), all(20));
  for (const name of ["a1", "a2", "a3"]) void send(name, holder("a", "attacker"));
  for (const name of ["b1", "b2"]) void send(name, holder("b", "attacker"));
  void send("honest", holder("h", "elsewhere"));
  await settled();
  for (let index = 0; index < 6; index += 1) await next();

  expect(order).toEqual(["a1", "honest", "b1", "a2", "b2", "a3"]);
});

test("an owner and an address wait with no more than their share, and a fresh owner brings no fresh one", async () => {
  const { send } = openPlaces(all(1), { owner: 2, address: 3, all: 10 });
  void send("held", holder("x", "x"));
  const byOne = [1, 2, 3].map((index) => send(`${index}`, holder("a", "attacker")));
  const fresh = [1, 2, 3].map((index) => send(`f${index}`, holder(`fresh-${index}`, "attacker")));

  expect(await byOne[2]).toBe("READER_BUSY");
  expect(await Promise.all(fresh.slice(1))).toEqual(["READER_BUSY", "READER_BUSY"]);
});

test("the last place to wait is for an address that holds none", async () => {
  const { send, order, next } = openPlaces(all(1), { owner: 9, address: 9, all: 3 });
  void send("running", holder("a", "attacker"));
  void send("1", holder("a", "attacker"));
  void send("2", holder("b", "attacker"));

  expect(await send("3", holder("c", "attacker"))).toBe("READER_BUSY");
  void send("honest", holder("h", "elsewhere"));
  expect(await send("late", holder("l", "late"))).toBe("READER_BUSY");
  await next();
  expect(order).toEqual(["running", "honest"]);
});

test("an address does not run more than its share at once, and those behind it do not wait for it", async () => {
  const { send, order, next } = openPlaces({ owner: 1, address: 2, all: 3 }, all(20));
  for (const name of ["a", "b", "c"]) void send(name, holder(name, "office"));
  void send("a again", holder("a", "office"));
  void send("honest", holder("h", "elsewhere"));
  await settled();

  expect(order).toEqual(["a", "b", "honest"]);
  await next();
  expect(order).toEqual(["a", "b", "honest", "c"]);
});

test("one that is gone while it waits has left the line", async () => {
  const { send, order, next } = openPlaces(all(1), { owner: 1, address: 9, all: 9 });
  const leaving = new AbortController();
  void send("held", holder("x"));
  const gone = send("gone", holder("a"), leaving.signal);
  leaving.abort(new RangeError("left"));

  expect(await gone).toBe("left");
  void send("after", holder("a"));
  await next();
  await next();
  expect(order).toEqual(["held", "after"]);
});
