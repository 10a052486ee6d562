import { existsSync } from "node:fs";
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
