import { existsSync } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exitCodes } from "../exit-codes.ts";
import { printFailure } from "../run-cli.ts";
import { terminal } from "../testing/terminal.ts";
import { CannotRunError } from "./cannot-run-error.ts";
import { openOwnService } from "./own-service.ts";

test.skipIf(!existsSync("/proc/self"))(
  "a data folder that cannot be made is said at once, with its name and what to set",
  async () => {
    const { ports, recorded } = terminal();
    const env = { DATA_DIR: "/proc/self/x" };
    const options = { program: import.meta.url, practice: false, runs: false };

    const opening = openOwnService({ ...ports, env }, { ...options, onLine: () => undefined });

    const error = await opening.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CannotRunError);
    expect(printFailure(ports, error)).toBe(exitCodes.couldNotRun);
    expect(recorded.err).toMatch(/^jobcan-autofill: .*\/proc\/self\/x.*DATA_DIR/);
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
