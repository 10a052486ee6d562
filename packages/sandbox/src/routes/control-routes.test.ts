import { expect, test } from "vitest";
import { faultNames } from "../faults/fault-name.ts";
import { recordedPunches } from "../state/read-punches.ts";
import { pageText, punch, signedIn, sslSite, type Visitor } from "../testing/visitor.ts";
import { tenants } from "../tenants/tenants.ts";

const control = "http://localhost";

test("the page lists people, faults, companies and recorded punches", async () => {
  const visitor = await signedIn();
  await punch(visitor, 2, { time: "0900" });

  const page = await (await visitor.get(`${control}/`)).text();

  for (const text of ["demo@example.jp", "practice-1234", "2026-11-02", "09:00", "id.localhost"]) {
    expect(page).toContain(text);
  }
  for (const name of [...faultNames, ...Object.keys(tenants)]) expect(page).toContain(name);
});

test("a form switches a fault on and off, and leads back to the page", async () => {
  const visitor = await signedIn();

  const on = await visitor.post(`${control}/control/faults`, { name: "error-500", on: "book" });
  const broken = await visitor.get(`${sslSite}/employee/attendance`);
  await visitor.post(`${control}/control/faults/off`, { name: "error-500" });

  expect([on.status, on.headers.get("location")]).toEqual([303, "/"]);
  expect(broken.status).toBe(500);
  expect((await visitor.get(`${sslSite}/employee/attendance`)).status).toBe(200);
});

test("JSON does the same and answers the state", async () => {
  const visitor = await signedIn();

  const response = await postJson(visitor, "/control/faults", { name: "slow", value: 5, times: 1 });

  expect(await response.json()).toMatchObject({
    tenant: "default",
    faults: [{ name: "slow", value: 5, times: 1, seen: 0, fired: 0 }],
    counts: { signInPosts: 1 },
  });
});

test("an unknown fault or company is a 400", async () => {
  const visitor = await signedIn();

  expect((await postJson(visitor, "/control/faults", { name: "x" })).status).toBe(400);
  expect((await postJson(visitor, "/control/tenant", { name: "x" })).status).toBe(400);
});

test("switching the company starts afresh: no one signed in, its own punches", async () => {
  const visitor = await signedIn();
  await punch(visitor, 2, { time: "0900" });

  await visitor.post(`${control}/control/tenant`, { name: "half-filled" });

  expect((await visitor.get(`${sslSite}/employee`)).status).toBe(302);
  expect(recordedPunches(visitor.state)).toHaveLength(tenants["half-filled"].punches.length);
  expect(visitor.state.counts.inserts).toBe(0);
});

test("a manager's click approves what waits", async () => {
  const visitor = await signedIn(tenants["manual-approval"]);
  await punch(visitor, 2, { time: "0900" });

  await visitor.post(`${control}/control/approve`, {});

  expect(recordedPunches(visitor.state)).toMatchObject([{ status: "approved" }]);
});

test("reset forgets punches, faults and sessions; the site is as it was", async () => {
  const visitor = await signedIn();
  await punch(visitor, 2, { time: "0900" });

  await visitor.post(`${control}/control/reset`, {});

  expect(visitor.state.punches).toEqual([]);
  expect((await visitor.get(`${sslSite}/employee`)).status).toBe(302);
});

test("resetting a prepared company brings back its own punches as they were", async () => {
  const visitor = await signedIn(tenants["half-filled"]);
  const before = recordedPunches(visitor.state);
  await visitor.post(`${control}/control/approve`, {});

  await visitor.post(`${control}/control/reset`, {});

  expect(recordedPunches(visitor.state)).toEqual(before);
});

test("expire-sessions signs everybody out", async () => {
  const visitor = await signedIn();

  await visitor.post(`${control}/control/expire-sessions`, {});

  expect(await pageText(visitor, "/employee")).not.toContain("JOBCAN MyPage");
});

test("looking at the control page is not counted as a visit", async () => {
  const visitor = await signedIn();
  const { requests } = visitor.state.counts;

  await visitor.get(`${control}/control/state`);

  expect(visitor.state.counts.requests).toBe(requests);
});

async function postJson(visitor: Visitor, path: string, body: object): Promise<Response> {
  return visitor.app.request(`${control}${path}`, {
    method: "POST",
    headers: { host: "localhost", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
