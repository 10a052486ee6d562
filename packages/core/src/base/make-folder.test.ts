import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

function folderForTest(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), "make-folder-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

test("a folder is made with those above it, for this user alone", () => {
  using base = folderForTest();
  const folder = join(base.path, "a", "b", "c");

  makeFolder(folder);
  makeFolder(folder);

  expect(statSync(folder).isDirectory()).toBe(true);
  expect([folder, join(base.path, "a")].map((each) => statSync(each).mode & 0o777)).toEqual([
    0o700, 0o700,
  ]);
});

test("a link to a folder is one, and what is no folder is refused by the system's word", () => {
  using base = folderForTest();
  symlinkSync(base.path, join(base.path, "link"));
  symlinkSync(join(base.path, "nowhere"), join(base.path, "broken"));
  writeFileSync(join(base.path, "file"), "");

  makeFolder(join(base.path, "link", "below"));

  expect(existsSync(join(base.path, "below"))).toBe(true);
  expect(() => makeFolder(join(base.path, "file"))).toThrow("EEXIST");
  expect(() => makeFolder(join(base.path, "file", "below"))).toThrow(/EEXIST|ENOTDIR/);
  expect(() => makeFolder(join(base.path, "broken"))).toThrow("EEXIST");
});

test.skipIf(!existsSync("/proc/self"))("where no folder can be made it says so at once", () => {
  for (const folder of ["/proc/x", "/proc/self/x/y", "/proc/self/fd/x"]) {
    expect(() => makeFolder(folder)).toThrow(/ENOENT|EPERM|EACCES|ENOTDIR/);
  }
});
