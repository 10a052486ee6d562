import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownerFilePath, readOwner, writeOwner } from "./owner-file.ts";

async function stateFolder() {
  const path = await mkdtemp(join(tmpdir(), "owner-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

test("cookies are stored by service and readable by their owner alone", async () => {
  await using folder = await stateFolder();
  const path = ownerFilePath({ XDG_STATE_HOME: folder.path });

  await writeOwner(path, "http://a:1/", ["owner=1"]);
  await writeOwner(path, "http://b:2", ["owner=2"]);

  expect(await readOwner(path, "http://a:1")).toEqual(["owner=1"]);
  expect(await readOwner(path, "http://c:3")).toEqual([]);
  expect((await stat(path ?? "")).mode & 0o777).toBe(0o600);
});

test("a damaged file counts as empty", async () => {
  await using folder = await stateFolder();
  const path = join(folder.path, "owner.json");
  await writeFile(path, "{");

  expect(await readOwner(path, "http://a:1")).toEqual([]);
});
