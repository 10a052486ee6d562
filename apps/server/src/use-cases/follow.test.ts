import { AutofillError } from "@jobcan-automation/contract";
import { expect, test, vi } from "vitest";
import { createAppFixture, jobIdOf } from "../testing/app-fixture.ts";

test("a follower that is refused at the last step leaves no place behind", async () => {
  const { services, followers, browser } = createAppFixture();
  const page = browser();
  const id = await jobIdOf(await page.submit());
  const away = new AutofillError("QUEUE_UNAVAILABLE", {}, { retryAfterSecs: 5 });
  vi.spyOn(services.engine, "follow").mockRejectedValue(away);

  expect((await page.query("jobs.follow", { id })).status).toBe(503);
  expect(followers.count).toBe(0);
});
