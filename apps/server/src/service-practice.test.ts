import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { startService } from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 60_000 });

const answerSchema = z.object({
  result: z.object({
    data: z.object({
      targets: z.array(z.string()),
      practice: z.object({ siteUrl: z.string() }).optional(),
    }),
  }),
});

async function infoOf(url: string) {
  const answer = await fetch(`${url}/trpc/service.info`, { headers: { "x-trpc-source": "test" } });
  return answerSchema.parse(await answer.json()).result.data;
}

/** Whether anything answers on the practice site's port. */
async function isThere(siteUrl: string): Promise<boolean> {
  const address = `http://127.0.0.1:${new URL(siteUrl).port}/`;
  return await fetch(address).then(
    () => true,
    () => false,
  );
}

test.each(["SIGTERM", "SIGKILL"] as const)(
  "with PRACTICE=1 the practice Jobcan is beside the service, and gone after %s",
  async (signal) => {
    await using service = startService({ env: { PRACTICE: "1" } });
    const { targets, practice } = await infoOf(await service.listening);
    const siteUrl = practice?.siteUrl ?? "";

    expect(targets).toEqual(["practice", "jobcan"]);
    expect(await isThere(siteUrl)).toBe(true);
    const ended = once(service.child, "exit");
    service.child.kill(signal);
    await ended;
    await expect.poll(async () => await isThere(siteUrl), { timeout: 10_000 }).toBe(false);
  },
);

test("without it there is none", async () => {
  await using service = startService();

  expect(await infoOf(await service.listening)).toMatchObject({ targets: ["jobcan"] });
});
