import { existsSync } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { terminal } from "../testing/terminal.ts";
import { openOwnService } from "./own-service.ts";

test.skipIf(!existsSync("/proc/self"))(
  "a data folder that cannot be made is an error of the system that names it, at once",
  async () => {
    const { ports } = terminal();
    const env = { DATA_DIR: "/proc/self/x" };
    const options = { program: import.meta.url, practice: false, runs: false };

    const opening = openOwnService({ ...ports, env }, { ...options, onLine: () => undefined });

    await expect(opening).rejects.toMatchObject({ path: "/proc/self/x", syscall: "mkdir" });
  },
);

test("for one command it is one process by itself, whatever the environment says of Redis", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "own-service-"));
  const { ports } = terminal();
  const lines: string[] = [];
  const nobody = "redis://127.0.0.1:9";
  const env = { DATA_DIR: folder.path, QUEUE_URL: nobody, ROLE: "web" };
  const options = { program: import.meta.url, practice: false, runs: false };

  await using service = await openOwnService(
    { ...ports, env },
    { ...options, onLine: (line) => lines.push(line) },
  );

  expect((await service.fetch(new Request("http://localhost/healthz"))).status).toBe(200);
  expect(lines.join("\n")).not.toContain("queue_opened");
});
