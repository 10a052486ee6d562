import { expect, test } from "vitest";
import { PictureSender } from "./picture-sender.ts";

const move = (x: number) =>
  ({ type: "pointer", action: "move", x, y: 0, button: "left", clicks: 1 }) as const;
const text = (typed: string) => ({ type: "text", text: typed }) as const;

function createSender() {
  const sent: { viewing: string; seq: number; events: unknown[] }[] = [];
  const soon: (() => void)[] = [];
  const held: (() => void)[] = [];
  const sender = new PictureSender(
    {
      fetch: async (_path, { body }) => {
        sent.push(JSON.parse(typeof body === "string" ? body : ""));
        await new Promise<void>((resolve) => held.push(resolve));
        return new Response(null, { status: 204 });
      },
      soon: (work) => void soon.push(work),
    },
    "j1",
  );
  const flush = () => {
    for (const work of soon.splice(0)) work();
  };
  const answer = async () => {
    held.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { sender, sent, flush, answer };
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
