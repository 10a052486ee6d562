import { encodePicturePart } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { followPicture, type PictureModel } from "./picture-feed.ts";

const opening = { type: "viewing", viewing: "v1", width: 390, height: 600 };
const state = { type: "state", host: "id.jobcan.jp", title: "ログイン", hosts: [] };

test("frames and states come in order, and a cut opens the picture again", async () => {
  const leaving = new AbortController();
  const asked: string[] = [];
  const frames: number[][] = [];
  const models: PictureModel[] = [];
  const answers = [
    () => new Response("", { status: 400 }),
    () => streamOf([opening, state, new Uint8Array([1, 2])]),
    () => new Response("", { status: 503 }),
  ];

  await followPicture(
    {
      fetch: async (path) => {
        asked.push(path);
        const answer = answers.shift();
        if (answer !== undefined) return answer();
        leaving.abort();
        throw new TypeError("cut");
      },
      pause: async () => {},
      onModel: (model) => void models.push(model),
      onFrame: async (jpeg) => void frames.push([...jpeg]),
    },
    { jobId: "a/b", width: 390 },
    leaving.signal,
  );

  expect(asked[0]).toBe("/api/jobs/a%2Fb/screen?width=390");
  expect(asked).toHaveLength(4);
  expect(frames).toEqual([[1, 2]]);
  expect(models.map(({ phase, viewing }) => `${phase} ${viewing?.id ?? "-"}`)).toEqual([
    "connecting -",
    "connecting -",
    "open v1",
    "open v1",
    "open -",
    "busy -",
    "busy -",
  ]);
});

test("the end of the picture is shown", async () => {
  const leaving = new AbortController();
  const phases: string[] = [];

  await followPicture(
    {
      fetch: async () => streamOf([opening, { type: "ended" }]),
      pause: async () => leaving.abort(),
      onModel: ({ phase }) => void phases.push(phase),
      onFrame: async () => {},
    },
    { jobId: "j", width: 800 },
    leaving.signal,
  );

  expect(phases.at(-1)).toBe("ended");
});

function streamOf(parts: readonly (object | Uint8Array)[]): Response {
  const bytes = parts.flatMap((part) => [
    ...encodePicturePart(
      part instanceof Uint8Array
        ? { kind: "frame", jpeg: part }
        : { kind: "json", json: JSON.stringify(part) },
    ),
  ]);
  return new Response(new Uint8Array(bytes));
}
