import { expect, test } from "vitest";
import { createReadAhead } from "./read-ahead.ts";

const page = { headers: [], body: "cGFnZQ==" };
const never = new Promise<undefined>(() => {});

test("a page that was read ahead can be taken once, by its own address", async () => {
  const { ahead, begin } = readAhead();

  begin("/b");
  expect(await ahead.take("/b")).toBe(page);
  expect(await ahead.take("/b")).toBeUndefined();
  begin("/b");
  expect(await ahead.take("/c")).toBeUndefined();
  expect(await ahead.take("/b")).toBeUndefined();
});

test("a page that is older than half a minute is not used, and the next one is", async () => {
  const { ahead, begin, later } = readAhead();
  begin("/b");
  later(30_001);

  expect(await ahead.take("/b")).toBeUndefined();
  begin("/c");
  expect(await ahead.take("/c")).toBe(page);
});

test.each<[string, () => Promise<undefined>]>([
  ["may not be used", () => Promise.resolve(undefined)],
  ["failed", () => Promise.reject(new Error("net::ERR_FAILED"))],
  ["does not come in time", () => never],
])("an answer that %s ends reading ahead", async (_, fetchPage) => {
  const { ahead, begin, begun } = readAhead();
  ahead.begin(["/b"], () => [fetchPage()]);

  expect(await ahead.take("/b")).toBeUndefined();
  begin("/c");
  expect([begun(), await ahead.take("/c")]).toEqual([0, undefined]);
});

test("pages that are dropped twice are not asked for a third time", async () => {
  const { ahead, begin, begun } = readAhead();
  for (let time = 0; time < 3; time += 1) {
    begin("/b");
    ahead.drop();
    ahead.drop();
  }

  expect([begun(), await ahead.take("/b")]).toEqual([2, undefined]);
});

test("pages in whose place another is read twice are not asked for a third time", async () => {
  const { ahead, begin, begun } = readAhead();
  for (let time = 0; time < 3; time += 1) {
    begin("/b");
    expect(await ahead.take("/c")).toBeUndefined();
  }

  expect(begun()).toBe(2);
});

test("once given up, nothing is read ahead, and what was is gone", async () => {
  const { ahead, begin, begun } = readAhead();
  begin("/b");
  ahead.giveUp();

  expect(await ahead.take("/b")).toBeUndefined();
  begin("/c");
  expect(begun()).toBe(1);
});

test("of several pages each can be taken once, in any order, and what is left is dropped as nothing in vain", async () => {
  const { ahead, begin, begun } = readAhead();
  for (let time = 0; time < 3; time += 1) {
    begin("/b", "/c", "/d");
    expect([await ahead.take("/c"), await ahead.take("/b")]).toEqual([page, page]);
    expect(await ahead.take("/c")).toBeUndefined();
    expect(await ahead.take("/d")).toBeUndefined();
  }

  expect(begun()).toBe(3);
});

test("a page is given once those beside it have come too, which going there would cut off", async () => {
  const { ahead } = readAhead();
  const beside = Promise.withResolvers<typeof page>();
  ahead.begin(["/b", "/c"], () => [Promise.resolve(page), beside.promise]);
  const order: string[] = [];
  const taken = ahead.take("/b").then(() => order.push("taken"));
  await Promise.resolve();
  order.push("beside");
  beside.resolve(page);

  await taken;

  expect(order).toEqual(["beside", "taken"]);
  expect(await ahead.take("/c")).toBe(page);
});

test("a page is given although one beside it never comes, and that one ends reading ahead", async () => {
  const { ahead, begin, begun } = readAhead();
  ahead.begin(["/b", "/c"], () => [Promise.resolve(page), never]);

  expect(await ahead.take("/b")).toBe(page);
  expect(await ahead.take("/c")).toBeUndefined();
  begin("/d");
  expect(begun()).toBe(0);
});

/** Reading ahead whose patience is over at once. */
function readAhead() {
  let [nowMs, count] = [0, 0];
  const ahead = createReadAhead({
    monotonicMs: () => nowMs,
    wait: async () => {
      for (let tick = 0; tick < 5; tick += 1) await Promise.resolve();
    },
  });
  const begin = (...urls: string[]) =>
    ahead.begin(urls, () => {
      count += 1;
      return urls.map(() => Promise.resolve(page));
    });
  return { ahead, begin, begun: () => count, later: (ms: number) => void (nowMs += ms) };
}
