import { execFile } from "node:child_process";
import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { monthBytes, practicePassword } from "./testing/live-user.ts";
import { startPractice, startService } from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 120_000 });

const document = new URL("../../../docs/api.md", import.meta.url);

test("the lines of docs/api.md, run one after the other as they stand, fill a month", async () => {
  const text = await readFile(document, "utf8");
  const lines = Array.from(text.matchAll(/```sh\n(.*?)```/gs), ([, block = ""]) => block);
  await using practice = await startPractice();
  await using service = startService({ env: { ...practice.env, PUNCH_DELAY_MS: "0" } });
  await using folder = await mkdtempDisposable(join(tmpdir(), "docs-api-"));
  await writeFile(join(folder.path, "month.xlsx"), monthBytes());
  const SERVER = await service.listening;

  const { stdout } = await promisify(execFile)(
    "bash",
    ["-euo", "pipefail", "-c", lines.join("\n")],
    {
      cwd: folder.path,
      env: {
        PATH: process.env["PATH"],
        SERVER,
        JOBCAN_LOGIN: "demo@example.jp",
        JOBCAN_PASSWORD: practicePassword,
      },
    },
  );

  expect(lines.length).toBeGreaterThan(6);
  expect(stdout.match(/^\d{4}-\d\d-\d\d verified$/gm)).toHaveLength(19);
  expect(stdout).toMatch(/^id: \d+\ndata: .*"outcome":"succeeded"/m);
  expect(await readFile(join(folder.path, "receipt.csv"), "utf8")).toContain("Verified");
  expect(
    (await readFile(join(folder.path, "events.ndjson"), "utf8")).split("\n").length,
  ).toBeGreaterThan(60);
});
