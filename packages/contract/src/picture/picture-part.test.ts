import { expect, test } from "vitest";
import { PicturePartReader, encodePicturePart } from "./picture-part.ts";

const parts = [
  { kind: "json", json: '{"type":"山田"}' },
  { kind: "frame", jpeg: new Uint8Array([255, 216, 0, 0, 0, 9]) },
  { kind: "json", json: "" },
  { kind: "frame", jpeg: new Uint8Array(300).fill(7) },
] as const;

test("parts come out as they went in, however the bytes are cut", () => {
  const bytes = Buffer.concat(parts.map(encodePicturePart));
  for (let pieceBytes = 1; pieceBytes <= bytes.length; pieceBytes += 1) {
    const reader = new PicturePartReader();
    const read = [];
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      read.push(...reader.push(bytes.subarray(at, at + pieceBytes)));
    }

    expect(read.map(plain)).toEqual(parts.map(plain));
  }
});

test("bytes that are no such stream are refused before they are held", () => {
  expect(() => new PicturePartReader().push(Buffer.from([255, 255, 255, 255, 1]))).toThrow(
    RangeError,
  );
  expect(() => new PicturePartReader().push(Buffer.from([0, 0, 0, 0, 9]))).toThrow(RangeError);
});

function plain(part: ReturnType<PicturePartReader["push"]>[number]): string {
  return part.kind === "json" ? part.json : Buffer.from(part.jpeg).toString("hex");
}
