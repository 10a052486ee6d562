import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { readFormFile } from "./multipart-file.ts";

const type = "multipart/form-data; boundary=----edge";
const part = (name: string, fileName: string | undefined, text: string) =>
  `------edge\r\nContent-Disposition: form-data; name="${name}"${
    fileName === undefined ? "" : `; filename="${fileName}"`
  }\r\nContent-Type: application/octet-stream\r\n\r\n${text}\r\n`;
const end = "------edge--\r\n";

/** The body in pieces of a size, as a network would bring it. */
function inPieces(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = Buffer.from(text, "utf8");
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  });
}

test.each([1, 2, 7, 12, 13, 17, 23, 31, 64, 100_000])(
  "a file arrives whole in pieces of %i bytes",
  async (size) => {
    const text = `PK\u0003\u0004 \r\n------edg\r\n--almost------edgy\r\n ${"x".repeat(500)}`;
    const file = await readFormFile(inPieces(part("file", "勤怠.xlsx", text) + end, size), type);

    expect(file.fileName).toBe("勤怠.xlsx");
    expect((await buffer(file.body)).toString("utf8")).toBe(text);
  },
);

test("an empty file is an empty stream", async () => {
  const file = await readFormFile(inPieces(part("file", "a.xlsx", "") + end, 10), type);

  expect(await buffer(file.body)).toHaveLength(0);
});

test("what a browser's own form sends is understood", async () => {
  const form = new FormData();
  form.set("file", new Blob(["bytes"]), '引用".xlsx');
  const request = new Request("http://x/", { method: "POST", body: form });
  if (request.body === null) throw new Error("a body");
  const file = await readFormFile(request.body, request.headers.get("content-type") ?? "");

  expect(file.fileName).toBe('引用".xlsx');
  expect((await buffer(file.body)).toString()).toBe("bytes");
});

test.each([
  ["another field first", part("other", undefined, "x") + part("file", "a.xlsx", "x") + end],
  ["no file name", part("file", undefined, "x") + end],
  ["no form at all", "PK bytes"],
  ["a head without an end", `------edge\r\nX: ${"y".repeat(20_000)}`],
])("%s is refused", async (_what, body) => {
  await expect(readFormFile(inPieces(body, 1000), type)).rejects.toThrow("INVALID_REQUEST");
});

test.each([
  ["a second file", part("file", "a.xlsx", "x") + part("file", "b.xlsx", "x") + end],
  ["a form that is cut off", part("file", "a.xlsx", "x")],
])("%s is refused when it comes", async (_what, body) => {
  const file = await readFormFile(inPieces(body, 1000), type);

  await expect(buffer(file.body)).rejects.toThrow("INVALID_REQUEST");
});

test("a content type without a boundary is refused", async () => {
  await expect(readFormFile(inPieces(end, 10), "multipart/form-data")).rejects.toThrow(
    "INVALID_REQUEST",
  );
});
