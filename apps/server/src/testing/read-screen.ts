import { type PictureMessage, PicturePartReader } from "@jobcan-automation/contract";
import { expect } from "vitest";

/** A picture's stream, read part by part by a viewer who stays until it leaves. */
export function readScreen(answer: Response) {
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const body = answer.body?.getReader();
  if (body === undefined) throw new Error("a screen without a body");
  const reader = new PicturePartReader();
  const parts: ReturnType<PicturePartReader["push"]> = [];
  const next = async () => {
    while (parts.length === 0) {
      const { done, value } = await body.read();
      if (done) return undefined;
      parts.push(...reader.push(value));
    }
    return parts.shift();
  };
  return {
    async message(): Promise<PictureMessage> {
      const part = await next();
      if (part?.kind !== "json") throw new Error("a message was expected");
      return JSON.parse(part.json);
    },
    async frame() {
      const part = await next();
      return part?.kind === "frame" ? new Uint8Array(part.jpeg) : part;
    },
    isOver: async () => (await next()) === undefined,
    leave: async () => await body.cancel(),
  };
}
