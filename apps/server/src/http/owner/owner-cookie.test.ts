import { expect, test } from "vitest";
import { createAppFixture, createBrowser, jobIdOf } from "../../testing/app-fixture.ts";
import { listen } from "../../testing/listening.ts";

const chosen = "a".repeat(48);

test.each([
  ["a key without a signature, as an earlier version gave", chosen],
  [
    "a key with a signature of somebody's own",
    `${chosen}.${encodeURIComponent(`${"A".repeat(43)}=`)}`,
  ],
  ["a guess", "guess"],
  ["nothing", ""],
])("%s is not accepted: a fresh key is issued", async (_what, value) => {
  const fixture = createAppFixture();
  await using server = await listen(fixture.app);
  const ask = async () =>
    await fetch(`${server.url}/trpc/service.info`, {
      headers: { cookie: `jobcan_owner=${value}` },
    });

  const [first, second] = [await ask(), await ask()].map((answer) => answer.headers.getSetCookie());

  expect(first?.[0]).toMatch(/^jobcan_owner=[0-9a-f]{48}\.[\w%]{44,}; Max-Age=2592000/);
  expect(first?.[0]).not.toContain(chosen);
  expect(second).not.toEqual(first);
});

test("two clients that choose the same cookie do not share a job", async () => {
  const fixture = createAppFixture();
  await using server = await listen(fixture.app);
  const withChosen = () =>
    createBrowser(async (path, init) => {
      const headers = new Headers(init?.headers);
      if (!headers.has("cookie")) headers.set("cookie", `jobcan_owner=${chosen}`);
      return await fetch(server.url + path, { ...init, headers });
    });
  const [victim, attacker] = [withChosen(), withChosen()];
  await victim.send("/autofill");
  const jobId = await jobIdOf(await victim.submit());

  expect((await victim.send(`/status/${jobId}`)).status).toBe(200);
  expect((await attacker.send(`/status/${jobId}`)).status).toBe(404);
});

test("a key is accepted by every server with the secret, and by none with another", async () => {
  const [first, same, other] = [{}, {}, { ownerSecret: "another secret of 32 characters." }].map(
    (options) => createAppFixture(options),
  );
  const [set = ""] = (await first?.request("/autofill"))?.headers.getSetCookie() ?? [];
  const ask = async (fixture = first) => {
    const headers = { cookie: set.split(";")[0] ?? "" };
    const answer = await fixture?.request("/trpc/service.info", { headers });
    return answer?.headers.getSetCookie().length;
  };

  expect([await ask(first), await ask(same), await ask(other)]).toEqual([0, 0, 1]);
});

test("behind TLS a key under the plain name is nothing", async () => {
  const https = createAppFixture({ publicOrigins: ["https://autofill.example"] });
  const [set = ""] = (await https.request("/autofill")).headers.getSetCookie();
  const pair = set.split(";")[0] ?? "";
  const ask = async (cookie: string) =>
    (await https.request("/trpc/service.info", { headers: { cookie } })).headers.getSetCookie();

  expect(await ask(pair)).toEqual([]);
  expect(await ask(pair.replace("__Host-", ""))).toHaveLength(1);
});
