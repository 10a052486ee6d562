import { expect, test } from "vitest";
import { createKeyPair, open, seal } from "./sealed-box.ts";

const options = { secret: "a secret of thirty-two characters", subject: "job-1" };

test("what is sealed to a key is opened with its other half, and no two boxes are alike", () => {
  const pair = createKeyPair();
  const boxes = [1, 2].map(() => seal("パスワード", pair.publicKey, options));

  expect(boxes.map((box) => open(box, pair, options))).toEqual(["パスワード", "パスワード"]);
  expect(boxes[0]).not.toBe(boxes[1]);
});

test.each([
  ["another key", createKeyPair(), options],
  ["another secret", undefined, { ...options, secret: "another secret of 32 characters.." }],
  ["another job", undefined, { ...options, subject: "job-2" }],
])("it is refused with %s", (_which, other, opening) => {
  const pair = createKeyPair();
  const box = seal("correct horse", pair.publicKey, options);

  expect(() => open(box, other ?? pair, opening)).toThrow(/authenticate|deriv|key/i);
});

test("a box of which any part was changed is refused", () => {
  const pair = createKeyPair();
  const bytes = Buffer.from(seal("correct horse", pair.publicKey, options), "base64url");

  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => open(changed.toString("base64url"), pair, options)).toThrow(
      /authenticate|deriv|key/i,
    );
  }
});
