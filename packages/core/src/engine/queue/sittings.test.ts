import { expect, test } from "vitest";
import { Secret } from "../../base/secret.ts";
import { jobRequest } from "../../testing/engine-fixture.ts";
import { createFakeClock } from "../../testing/fake-clock.ts";
import { type Sitting, Sittings } from "./sittings.ts";

const {
  password: _,
  address: _address,
  requestKey: _key,
  person: _person,
  ...order
} = jobRequest();
const sitting: Sitting = { order, cookies: new Secret("[]") };

function held(heldMs = 600_000) {
  const clock = createFakeClock();
  const sittings = new Sittings(clock, heldMs);
  sittings.hold("plan", sitting);
  return { clock, sittings };
}

test("a session is held for its time and no longer", async () => {
  const { clock, sittings } = held();

  await clock.advance(599_999);
  expect(sittings.get("plan")).toBe(sitting);
  await clock.advance(1);
  expect(() => sittings.get("plan")).toThrow("SITTING_OVER");
  expect(sittings.untilOf("plan")).toBeUndefined();
});

test("it is gone 15 s after a goodbye, and stays where the page comes back before", async () => {
  const { clock, sittings } = held();

  sittings.goodbye("plan");
  await clock.advance(14_999);
  sittings.renew("plan");
  await clock.advance(60_000);
  expect(sittings.get("plan")).toBe(sitting);
  sittings.goodbye("plan");
  sittings.goodbye("plan");
  await clock.advance(15_000);
  expect(() => sittings.get("plan")).toThrow("SITTING_OVER");
});

test("coming back does not make it last longer", async () => {
  const { clock, sittings } = held();

  await clock.advance(590_000);
  sittings.goodbye("plan");
  sittings.renew("plan");
  await clock.advance(10_000);

  expect(() => sittings.get("plan")).toThrow("SITTING_OVER");
});

test("with no time to hold it, nothing is held", async () => {
  expect(() => held(0).sittings.get("plan")).toThrow("SITTING_OVER");
});
