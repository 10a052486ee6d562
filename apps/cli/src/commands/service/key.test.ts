import { expect, test } from "vitest";
import { cli, terminal } from "../../testing/terminal.ts";

test("key prints the stored key, and stores nothing anew", async () => {
  const { ports, recorded } = terminal({ key: "jcaf_stored" });

  expect(await cli(ports, ["key"])).toBe(0);
  expect(recorded).toMatchObject({ out: "jcaf_stored\n", storedKeys: [] });
});

test.each([
  ["where there is none", {}, ["key"]],
  ["on request", { key: "jcaf_stored" }, ["key", "--new"]],
] as const)("key has one issued %s, and stores it", async (_when, situation, args) => {
  const { ports, recorded } = terminal(situation);

  expect(await cli(ports, args)).toBe(0);
  expect(recorded).toMatchObject({ out: "jcaf_fresh\n", storedKeys: ["jcaf_fresh"] });
});

test("key --json is an object", async () => {
  const { ports, recorded } = terminal({ key: "jcaf_stored", json: true });

  await cli(ports, ["key", "--json"]);

  expect(JSON.parse(recorded.out)).toEqual({ key: "jcaf_stored" });
});
