import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownerSecret } from "./owner-secret.ts";

function openFolder() {
  const path = mkdtempSync(join(tmpdir(), "owner-test-"));
  return {
    path,
    file: join(path, "owner.key"),
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  };
}

const unreplaced = () => {
  throw new Error("was replaced");
};

test("without a setting a secret is made once, for this user's eyes only, and is the same at the next start", () => {
  using folder = openFolder();

  const made = ownerSecret(folder.path, undefined, unreplaced);
  chmodSync(folder.file, 0o644);

  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(ownerSecret(folder.path, undefined, unreplaced)).toBe(made);
  expect(statSync(folder.file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder.path)).toEqual(["owner.key"]);
});

test("a setting goes before the file, and writes none", () => {
  using folder = openFolder();

  expect(ownerSecret(folder.path, "set by the operator, 32 characters", unreplaced)).toContain(
    "set",
  );
  expect(readdirSync(folder.path)).toEqual([]);
});

test.each(["", "short", "z".repeat(64)])(
  "a file that holds no secret (%j) is replaced, aloud",
  (text) => {
    using folder = openFolder();
    writeFileSync(folder.file, text);
    let replaced = 0;

    const made = ownerSecret(folder.path, undefined, () => (replaced += 1));

    expect(replaced).toBe(1);
    expect(readFileSync(folder.file, "utf8")).toBe(made);
  },
);
