import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposableSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeWorkLock } from "./work-lock.ts";

test("one at a time: another gets it once the first has given it back", () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), "work-lock-"));
  const first = takeWorkLock(folder.path);

  expect(takeWorkLock(folder.path)).toBeUndefined();
  first?.[Symbol.dispose]();
  using again = takeWorkLock(folder.path);
  expect(again).toBeDefined();
});

test("a process that is killed holds nothing any more", async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), "work-lock-"));
  const lock = JSON.stringify(new URL("./work-lock.ts", import.meta.url).href);
  const hold = `import { takeWorkLock } from ${lock};
    globalThis.held = takeWorkLock(${JSON.stringify(folder.path)});
    console.log("held");
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", hold], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  expect(takeWorkLock(folder.path)).toBeUndefined();

  const ended = once(holder, "exit");
  holder.kill("SIGKILL");
  await ended;

  using again = takeWorkLock(folder.path);
  expect(again).toBeDefined();
});
