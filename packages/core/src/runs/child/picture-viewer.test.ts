import type { PicturePart } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { PictureViewer } from "./picture-viewer.ts";

const view = { type: "view", width: 800, height: 600 } as const;

test("who comes after one who has left gets frames too", async () => {
  using viewer = startViewer();
  viewer.take(view);
  viewer.take({ type: "want" });
  await expect.poll(viewer.sent).toBe(1);

  viewer.take({ type: "gone" });
  viewer.take(view);
  viewer.take({ type: "want" });

  await expect.poll(viewer.sent).toBe(2);
});

test("who leaves before the first frame was asked for keeps nobody from it", async () => {
  using viewer = startViewer();
  viewer.take(view);
  viewer.take({ type: "gone" });
  viewer.take(view);

  viewer.take({ type: "want" });

  await expect.poll(viewer.sent).toBe(1);
});

/** A picture that has a frame whenever one is asked for. */
function startViewer() {
  const ending = new AbortController();
  const parts: PicturePart[] = [];
  const picture = {
    frame: async () => new Uint8Array([0xff, 0xd8]),
    resize: async () => {},
    apply: async () => {},
    finish() {},
    answerHost() {},
  };
  const viewer = new PictureViewer(picture, (part) => void parts.push(part));
  void viewer.serve(ending.signal);
  return {
    take: (message: Parameters<PictureViewer["take"]>[0]) => viewer.take(message, ending.signal),
    sent: () => parts.length,
    [Symbol.dispose]: () => ending.abort(),
  };
}
