import { expect, test } from "vitest";
import { createAppFixture, jobIdOf, reportIn } from "../testing/app-fixture.ts";

const order = (credentials: unknown, person?: string) => ({
  mode: "probe",
  target: "jobcan",
  requestKey: "key-of-this-press",
  credentials,
  ...(person !== undefined && { person }),
});

test("who signs in themselves tells no password, and the run is told how", async () => {
  const app = createAppFixture();
  const browser = app.browser();

  const answer = await browser.mutate("jobs.submit", order({ own: "picture" }, "present"));

  expect(await jobIdOf(answer)).not.toBe("");
  const { spec } = app.runner.latest();
  expect([spec.credentials, spec.own]).toEqual([undefined, { way: "picture" }]);
});

test.each([
  { why: "nobody is there", own: "picture", person: undefined, field: "person" },
  { why: "the picture cannot be seen", own: "picture", person: "typing", field: "person" },
  { why: "no window opens here", own: "window", person: "present", field: "credentials" },
])("it is refused where $why", async ({ own, person, field }) => {
  const app = createAppFixture();

  const answer = await app.browser().mutate("jobs.submit", order({ own }, person));

  expect(answer.status).toBe(400);
  expect(await reportIn(answer)).toMatchObject({ code: "INVALID_REQUEST", facts: { field } });
  expect(app.runner.runs).toEqual([]);
});

test("a password beside it counts, and the other does not", async () => {
  const app = createAppFixture();
  const both = { own: "picture", login: "taro@example.jp", password: "p" };

  const answer = await app.browser().mutate("jobs.submit", order(both, "present"));

  expect(await jobIdOf(answer)).not.toBe("");
  expect(app.runner.latest().spec.own).toBeUndefined();
});
