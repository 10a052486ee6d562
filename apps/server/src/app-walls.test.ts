import { expect, test } from "vitest";
import { createAppFixture, type AppFixture } from "./testing/app-fixture.ts";

/** What a platform and an operator ask by any name; it changes nothing. */
const exempt: ReadonlySet<string> = new Set([
  "/healthz",
  "/livez",
  "/readyz",
  "/health/memory",
  "/metrics",
]);

/** Every path of the router that ends a request, and by which method. */
function addressesOf({ app }: AppFixture): { method: string; path: string }[] {
  return app.routes
    .filter(({ path }) => !exempt.has(path) && path !== "*" && path !== "/*")
    .map(({ method, path }) => ({
      method: method === "ALL" ? "POST" : method,
      path: path
        .replace(/:file\{\.\+.*xlsx.*/, "2026-11.xlsx")
        .replace(/:file\{.*/, "robots.txt")
        .replaceAll(/:\w+/g, "j1")
        .replace(/\*$/, "x"),
    }));
}

test("no route answers by a name that is not ours", async () => {
  const fixture = createAppFixture();
  const addresses = addressesOf(fixture);
  expect(addresses.filter(({ path }) => path.startsWith("/api/")).length).toBeGreaterThan(15);

  for (const { method, path } of addresses) {
    const headers = { host: "rebound.example", "x-trpc-source": "test" };
    const { status } = await fixture.request(path, { method, headers });
    expect({ method, path, status }).toEqual({ method, path, status: 403 });
  }
});

test.each([
  ["another site", { "sec-fetch-site": "cross-site", "x-trpc-source": "web" }],
  ["another site in an old browser", { origin: "http://evil.example", "x-trpc-source": "web" }],
  ["something that says nothing of itself", {}],
])("no route that changes anything takes a cookie from %s", async (_whose, headers) => {
  const fixture = createAppFixture();
  const [set = ""] = (await fixture.request("/autofill")).headers.getSetCookie();
  const cookie = set.split(";")[0] ?? "";
  const posts = addressesOf(fixture).filter(({ method }) => method === "POST");

  for (const { method, path } of posts) {
    const init = {
      method,
      headers: { ...headers, cookie, "content-type": "application/json" },
      body: "{}",
    };
    const { status } = await fixture.request(path, init);
    expect({ path, status }).toEqual({ path, status: 403 });
  }
});
