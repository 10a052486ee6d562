import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keyFilePath, readKey, writeKey } from "./key-file.ts";

test.each([
  ["linux", { HOME: "/home/a" }, "/home/a/.config"],
  ["linux", { HOME: "/home/a", XDG_CONFIG_HOME: "/etc/a" }, "/etc/a"],
  ["linux", { HOME: "/home/a", XDG_CONFIG_HOME: "" }, "/home/a/.config"],
  ["darwin", { HOME: "/Users/a" }, "/Users/a/Library/Application Support"],
  ["win32", { APPDATA: "/a/Roaming", USERPROFILE: "/a" }, "/a/Roaming"],
  ["win32", { USERPROFILE: "/a" }, "/a/AppData/Roaming"],
] as const)("on %s keys are in the user's folder of settings", (platform, env, folder) => {
  expect(keyFilePath(env, platform)).toBe(`${folder}/jobcan-autofill/keys.json`);
});

test("keys are stored by service and readable by their owner alone, also where others could read the file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "keys-"));
  await using _folder = { [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
  const path = keyFilePath({ XDG_CONFIG_HOME: folder }, "linux") ?? "";

  await writeKey(path, "http://a:1/x", "key-a");
  await chmod(path, 0o644);
  await writeKey(path, "http://b:2", "key-b");

  expect([await readKey(path, "http://a:1"), await readKey(path, "http://c:3")]).toEqual([
    "key-a",
    undefined,
  ]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readKey(undefined, "http://a:1")).toBeUndefined();
});
