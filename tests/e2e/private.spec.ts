import { execFile } from "node:child_process";
import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { cli } from "./support/in-root.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";

const accessToken = "open sesame 4711 0815";
test.use({ serviceOptions: { env: { ACCESS_TOKEN: accessToken } } });

test("a private instance asks a browser once for its token, and then works as any other", async ({
  page,
  complaints,
}) => {
  complaints.tolerate(/401 \(Unauthorized\)/);
  const field = page.getByLabel("アクセストークン");
  const send = page.getByRole("button", { name: "開く" });
  await page.goto("/telemetry");
  await field.fill("open sesame");
  await send.click();
  await expect(page.getByRole("alert")).toContainText("アクセストークンが違います");
  await field.fill(accessToken);
  await send.click();
  await page.waitForURL("**/telemetry");
  await chooseSheet(page, shortSheet(1));
  await usePractice(page);
  await start(page, 1);
  await expectOutcome(page, "succeeded");
});

test("the command line sends the token along, and its key opens the job to plain HTTP", async ({
  service,
}) => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "private-"));
  const file = join(folder.path, "sheet.csv");
  await writeFile(file, "日付,開始時刻,終了時刻\n2026-11-04,9:00,18:00");
  const run = async (args: readonly string[], token: string) =>
    await new Promise<{ exit: number; out: string; err: string }>((resolve) => {
      const env = {
        HOME: folder.path,
        LANG: "en_US.UTF-8",
        JOBCAN_AUTOFILL_SERVER: service.url,
        JOBCAN_AUTOFILL_ACCESS_TOKEN: token,
      };
      const child = execFile(process.execPath, [cli, ...args], { env }, (_, out, err) => {
        resolve({ exit: child.exitCode ?? -1, out, err });
      });
    });
  const fill = ["fill", file, "--target", "practice", "--practice-account"];

  expect(await run(fill, "")).toMatchObject({ exit: 6, err: expect.stringContaining("private") });
  expect(await run(["key"], "wrong")).toMatchObject({ exit: 6 });
  const { out: key } = await run(["key"], accessToken);
  expect(await run(fill, accessToken)).toMatchObject({ exit: 0 });

  const headers = { authorization: `Bearer ${key.trim()}`, "x-access-token": accessToken };
  const listed: unknown = await (await fetch(`${service.url}/api/jobs`, { headers })).json();
  expect(listed).toMatchObject({ jobs: [{ fileName: "sheet.csv", days: { verified: 1 } }] });
});
