import { followerLimits } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createFollowerPlaces, type FollowTopic } from "./follower-places.ts";

const job = (id: number | string): FollowTopic => ({ of: "job", id: `${id}` });
const telemetry: FollowTopic = { of: "telemetry" };

test("the thousandth follower has a place and the next is refused, until one leaves", () => {
  const places = createFollowerPlaces();
  const held = Array.from({ length: followerLimits.jobs.total }, (_, index) =>
    places.admit(job(Math.floor(index / 4)), { owner: `o${index}`, address: `10.0.0.${index}` }),
  );
  const late = { owner: "late", address: "10.9.9.9" };

  expect(places.count).toBe(1000);
  expect(() => places.admit(job("new"), late)).toThrow("READER_BUSY");
  held[0]?.[Symbol.dispose]();
  held[0]?.[Symbol.dispose]();
  expect(places.count).toBe(999);
  places.admit(job("new"), late);
  expect(() => places.admit(job("newer"), { ...late, owner: "later" })).toThrow("READER_BUSY");
});

test("an owner has twenty places, a job four, and another owner at the address is not refused for it", () => {
  const places = createFollowerPlaces();
  const owner = { owner: "a", address: "10.0.0.1" };
  for (let index = 0; index < 20; index += 1) places.admit(job(Math.floor(index / 4)), owner);

  expect(() => places.admit(job("x"), owner)).toThrow("READER_BUSY");
  expect(() => places.admit(job(0), { ...owner, owner: "b" })).toThrow("READER_BUSY");
  places.admit(job("x"), { ...owner, owner: "b" });
});

test("addresses that fill all they can leave places for one that holds none", () => {
  const places = createFollowerPlaces();
  const { total, reserve } = followerLimits.jobs;
  let held = 0;
  for (let index = 0; index < 2 * total; index += 1) {
    try {
      places.admit(job(index), { owner: `fresh-${index}`, address: `attacker-${index % 3}` });
      held += 1;
    } catch {
      // Refused: the count says how many were not.
    }
  }

  expect(held).toBe(total - reserve);
  places.admit(job("honest"), { owner: "honest", address: "10.0.0.9" });
});

test("telemetry and jobs do not take each other's places", () => {
  const places = createFollowerPlaces();
  const { address, owner } = followerLimits.telemetry;
  for (let index = 0; index < address; index += 1) {
    places.admit(telemetry, { owner: `o${Math.floor(index / owner)}`, address: "10.0.0.1" });
  }

  expect(() => places.admit(telemetry, { owner: "next", address: "10.0.0.1" })).toThrow(
    "READER_BUSY",
  );
  places.admit(job("a"), { owner: "o0", address: "10.0.0.1" });
  expect(places.count).toBe(address + 1);
});
