import { expect, test } from "vitest";
import { operatedApiTable } from "./http/api/api-table.ts";
import { rateLimits } from "./http/limits/rate-limit.ts";
import { createAppFixture } from "./testing/app-fixture.ts";
import { appRouter } from "./trpc/router.ts";

/** Ways to write one path. The last ones name nothing: they must not name something to one reader only. */
const spellings: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => `${path}/`,
  (path) => `${path}//`,
  (path) => `${path}////?batch=1`,
  (path) => `/${path}`,
  (path) => path.replace("/", "/./"),
  (path) => path.replace(/\/([^/]*)$/, "//$1"),
  (path) => path.replace(/\/([^/]*)$/, "/x/../$1"),
  (path) => path.replace(/\/([^/]*)$/, "/x/%2e%2e/$1"),
  (path) => path.replace(/\/([^/]*)$/, "%2F$1"),
  (path) => path.replace(".", "%2E"),
  (path) => `${path}%2F`,
  (path) => `${path}%2f%2f`,
  (path) =>
    path.replace(
      /([a-z])([^/]*)$/,
      (_, first: string, rest: string) => `%${first.charCodeAt(0).toString(16)}${rest}`,
    ),
  (path) => `${path}?input=%7B%7D#x`,
  (path) => path.replace(".", "%252E"),
  (path) => `${path}%25`,
  (path) => `${path}%00`,
  (path) => `${path};a=b`,
  (path) => `${path} `,
  (path) => path.toUpperCase(),
  (path) => `${path},`,
];

const procedures = Object.entries<unknown>(appRouter._def.procedures).map(([name, procedure]) => ({
  path: `/trpc/${name}`,
  method: isMutation(procedure) ? "POST" : "GET",
}));
const apiRoutes = operatedApiTable.map(({ path, method }) => ({
  path: path.replace(/:file\{.*/, "2026-11.xlsx").replaceAll(/:\w+/g, "j.1"),
  method: method.toUpperCase(),
}));
const plainRoutes = [
  { path: "/status/j.1", method: "GET" },
  { path: "/jobs/j.1/goodbye", method: "POST" },
  { path: "/templates/2026-11.xlsx", method: "GET" },
  { path: "/receipts/j1.csv", method: "GET" },
  { path: "/operator/sign-in", method: "POST" },
  { path: "/operator/sign-out", method: "POST" },
];

test.each([...procedures, ...apiRoutes, ...plainRoutes])(
  "no spelling of $path gets around its limit",
  async ({ path, method }) => {
    const { request } = createAppFixture({ operatorToken: "only who runs it 4711" });
    const send = async (spelled: string) =>
      await request(`http://localhost${spelled}`, {
        method,
        headers: { "x-trpc-source": "test", "content-type": "application/json" },
        ...(method === "POST" && { body: "{}" }),
      });
    const most = Math.max(...Object.values(rateLimits));
    for (let sent = 0; sent < most; sent += 1) await (await send(path)).body?.cancel();

    for (const spell of spellings) {
      const answer = await send(spell(path));
      expect(await isRefusedUnread(answer), `${spell(path)} is answered ${answer.status}`).toBe(
        true,
      );
    }
  },
);

/** Refused by the limit, or before anything was called: tRPC has no name for it, or cannot decode it. */
async function isRefusedUnread(answer: Response): Promise<boolean> {
  if (answer.status === 429 || answer.status === 404) return true;
  return (await answer.text()).includes(
    '"httpStatus":400,"report":{"code":"INVALID_REQUEST","facts":{}}',
  );
}

function isMutation(procedure: unknown): boolean {
  if (typeof procedure !== "function" || !("_def" in procedure)) throw new TypeError("a procedure");
  const definition = procedure._def;
  return (
    typeof definition === "object" &&
    definition !== null &&
    "type" in definition &&
    definition.type === "mutation"
  );
}
