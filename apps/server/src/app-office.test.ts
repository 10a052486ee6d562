import { expect, test, vi } from "vitest";
import { createAppFixture, createBrowser, jobIdOf } from "./testing/app-fixture.ts";
import { listen } from "./testing/listening.ts";
import { openUploads } from "./testing/uploads-fixture.ts";

vi.setConfig({ testTimeout: 120_000 });

const people = 200;
const statusCalls = 12;

/** Reads a stream as far as its first event. */
async function firstEvent(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  return new TextDecoder().decode(value);
}

test("200 people behind one address open the page, upload, submit, follow and ask at once, and none is refused", async () => {
  using opened = openUploads();
  const { app, followers } = createAppFixture({
    trustedHops: 1,
    uploads: opened.uploads,
    limits: { maxQueue: 250, perOwner: 1 },
  });
  await using server = await listen(app);
  const leaving = new AbortController();
  const refused: string[] = [];
  const visit = async (person: number) => {
    const page = createBrowser(async (path, init) => {
      const headers = new Headers(init?.headers);
      headers.set("x-forwarded-for", "203.0.113.5");
      const answer = await fetch(server.url + path, { signal: leaving.signal, ...init, headers });
      if (![200, 503].includes(answer.status) || (answer.status === 503 && path !== "/autofill")) {
        refused.push(`${person} ${path} ${answer.status} ${await answer.text()}`);
      }
      return answer;
    });
    // The page itself has not been built here, which is its 503; what counts is the key that comes with it.
    await page.send("/autofill");
    await page.query("service.info");
    const id = await jobIdOf(await page.submit({ login: `user-${person}@office.jp` }));
    const follow = await page.query("jobs.follow", { id });
    expect(await firstEvent(follow)).toContain("event: connected");
    await page.query("telemetry.follow");
    for (let call = 0; call < statusCalls; call += 1) await page.send(`/status/${id}`);
  };

  await Promise.all(Array.from({ length: people }, async (_, person) => await visit(person)));

  expect(refused).toEqual([]);
  // Telemetry's streams here end by themselves.
  expect(followers.count).toBe(people);
  leaving.abort();
});
