import { expect, test } from "vitest";
import { PictureSender } from "./picture-sender.ts";

const move = (x: number) =>
  ({ type: "pointer", action: "move", x, y: 0, button: "left", clicks: 1 }) as const;
const text = (typed: string) => ({ type: "text", text: typed }) as const;

function createSender() {
  const sent: { viewing: string; seq: number; events: unknown[] }[] = [];
  const planned: { ms: number; work: () => void }[] = [];
  const statuses: number[] = [];
  const held: (() => void)[] = [];
  const sender = new PictureSender(
    {
      fetch: async (_path, { body }) => {
        sent.push(JSON.parse(typeof body === "string" ? body : ""));
        await new Promise<void>((resolve) => held.push(resolve));
        return new Response(null, { status: statuses.shift() ?? 204 });
      },
      after: (ms, work) => void planned.push({ ms, work }),
    },
    "j1",
  );
  const flush = () => {
    const due = planned.splice(0);
    for (const { work } of due) work();
    return due.map(({ ms }) => ms);
  };
  const answer = async () => {
    held.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { sender, sent, statuses, flush, answer };
}

test("what is done together goes together, and of places passed only the last", () => {
  const { sender, sent, flush } = createSender();
  sender.begin("v1");
  for (const event of [move(1), move(2), text("a"), move(3), move(4)]) sender.push(event);

  flush();

  expect(sent).toEqual([{ viewing: "v1", seq: 1, events: [move(2), text("a"), move(4)] }]);
});

test("one request at a time, with rising numbers", async () => {
  const { sender, sent, flush, answer } = createSender();
  sender.begin("v1");
  sender.push(text("a"));
  flush();
  sender.push(text("b"));
  sender.push(text("c"));
  flush();
  expect(sent).toHaveLength(1);

  await answer();
  flush();

  expect(sent[1]).toEqual({ viewing: "v1", seq: 2, events: [text("b"), text("c")] });
});

test("another viewing counts anew, and what was meant for the old one is dropped", async () => {
  const { sender, sent, flush } = createSender();
  sender.push(text("before any picture"));
  sender.begin("v1");
  sender.push(text("to the old one"));
  sender.begin("v2");
  sender.push(text("a"));
  flush();

  expect(sent).toEqual([{ viewing: "v2", seq: 1, events: [text("a")] }]);
});

test("a pointer that only passes is sent every 60 ms, a press at once and with where it was", async () => {
  const { sender, sent, flush, answer } = createSender();
  const press = { ...move(4), action: "down" } as const;
  sender.begin("v1");
  sender.push(move(1));
  sender.push(move(2));
  expect(flush()).toEqual([60]);
  await answer();
  sender.push(move(3));
  sender.push(press);

  expect(flush()).toEqual([60, 15]);
  expect(sent.map(({ events }) => events)).toEqual([[move(2)], [move(3), press]]);
});

test("what is refused as too much is sent again, before what came after it", async () => {
  const { sender, sent, statuses, flush, answer } = createSender();
  statuses.push(429);
  sender.begin("v1");
  sender.push(text("a"));
  flush();
  sender.push(text("b"));
  await answer();

  expect(flush()).toEqual([2_000]);
  expect(sent[1]).toEqual({ viewing: "v1", seq: 2, events: [text("a"), text("b")] });
});
