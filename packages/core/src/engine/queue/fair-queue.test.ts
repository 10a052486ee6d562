import { AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import {
  createEngineFixture,
  jobRequest,
  type EngineFixture,
} from "../../testing/engine-fixture.ts";

const limits = { maxActive: 1, maxQueue: 3, perOwner: 1 };

/** What a job of this owner and address is answered: "in", or why not. */
function sender({ engine }: EngineFixture) {
  let logins = 0;
  return async (owner: string, address: string): Promise<unknown> => {
    const login = `user-${(logins += 1)}@x.jp`;
    return await engine.submit(jobRequest({ owner, address, login })).then(
      () => "in",
      (error: unknown) =>
        error instanceof AutofillError ? (error.facts["reason"] ?? error.code) : error,
    );
  };
}

test("one owner sends four jobs: one runs, one waits, and the others are refused", async () => {
  const fixture = createEngineFixture({ limits });
  const send = sender(fixture);
  const sent = [];
  for (let index = 0; index < 4; index += 1) sent.push(await send("owner-a", "10.0.0.1"));

  expect(sent).toEqual(["in", "in", "own_waits", "own_waits"]);
  expect(await send("owner-b", "10.0.0.2")).toBe("in");
  expect(await send("owner-c", "10.0.0.3")).toBe("in");
});

test("an address that comes with a fresh key each time leaves the queue's last place to others", async () => {
  const fixture = createEngineFixture({ limits });
  const send = sender(fixture);
  const sent = [];
  for (let index = 0; index < 6; index += 1) sent.push(await send(`fresh-${index}`, "10.0.0.1"));

  expect(sent).toEqual(["in", "in", "in", "QUEUE_FULL", "QUEUE_FULL", "QUEUE_FULL"]);
  expect(await send("honest", "10.0.0.2")).toBe("in");
  expect(await send("late", "10.0.0.3")).toBe("QUEUE_FULL");
});

test("with several places to run, an owner has one of them and the next owner does not wait for it", async () => {
  const fixture = createEngineFixture({ limits: { ...limits, maxActive: 3 } });
  const send = sender(fixture);

  expect([await send("owner-a", "1"), await send("owner-a", "1")]).toEqual(["in", "in"]);
  expect(await fixture.engine.counts()).toMatchObject({ running: 1, waiting: 1 });
  expect(await send("owner-b", "2")).toBe("in");
  expect(await fixture.engine.counts()).toMatchObject({ running: 2, waiting: 1 });

  await fixture.runner.runs[0]?.end({ how: "reported", report: { end: "done" } });
  expect(await fixture.engine.counts()).toMatchObject({ running: 2, waiting: 0 });
});

test("where nothing may wait, a free place is still taken at once, by anybody", async () => {
  const fixture = createEngineFixture({ limits: { ...limits, maxQueue: 0 } });
  const send = sender(fixture);

  expect(await send("owner-a", "1")).toBe("in");
  expect(await send("owner-b", "2")).toBe("QUEUE_FULL");
});

test("an office shares its queue: colleagues behind one address wait beside each other", async () => {
  const fixture = createEngineFixture({ limits: { ...limits, maxQueue: 20 } });
  const send = sender(fixture);
  const sent = [];
  for (let index = 0; index < 20; index += 1)
    sent.push(await send(`colleague-${index}`, "10.0.0.1"));

  expect(new Set(sent)).toEqual(new Set(["in"]));
});
