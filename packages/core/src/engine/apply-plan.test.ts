import { expect, test } from "vitest";
import { Secret } from "../base/secret.ts";
import { type EngineFixture, createEngineFixture, jobRequest } from "../testing/engine-fixture.ts";

const done = { how: "reported", report: { end: "done" } } as const;
const cookie = {
  name: "sid",
  value: "canary-of-the-session",
  domain: "ssl.jobcan.jp",
  path: "/",
  expires: -1,
  httpOnly: true,
  secure: true,
  sameSite: "Lax",
} as const;
const sittingMs = 600_000;
const apply = (planId: string, owner = "owner-a") => ({
  planId,
  owner,
  address: "192.0.2.1",
  dates: ["2026-11-01", "2026-11-02"],
  addMissingOn: [] as string[],
  requestKey: "key-of-this-press",
  person: "absent" as const,
});

/** A plan that has ended, with its session. */
async function planned({ engine, runner }: EngineFixture): Promise<string> {
  const { jobId } = await engine.submit(
    jobRequest({
      mode: "plan",
      target: "practice",
      options: { groupName: "本社", addMissingOn: ["2026-11-02"] },
    }),
  );
  runner.latest().reporter.session(new Secret(JSON.stringify([cookie])), {
    defaultNote: "在宅勤務",
    otherPlaces: ["大阪"],
  });
  await runner.latest().end(done);
  return jobId;
}

test("a plan is applied with its session, at the same site, and without a password", async () => {
  const fixture = createEngineFixture({ sittingMs });
  const planId = await planned(fixture);

  const { jobId, attached } = await fixture.engine.apply(apply(planId));

  const { spec } = fixture.runner.latest();
  expect([attached, spec.mode, spec.site.idUrl]).toEqual([false, "fill", "http://id.localhost:1"]);
  expect([spec.credentials, spec.cookies]).toEqual([undefined, [cookie]]);
  expect(await fixture.engine.apply(apply(planId)), "the same press again").toEqual({
    jobId,
    attached: true,
  });
  await fixture.runner.latest().end(done);
  const again = { ...apply(planId), requestKey: "key-of-another-press" };
  await expect(fixture.engine.apply(again), "used up").rejects.toThrow("SITTING_OVER");
});

test("the rows and options are the plan's, and only its days can be asked for", async () => {
  const fixture = createEngineFixture({ sittingMs });
  const planId = await planned(fixture);
  const strange = { ...apply(planId), dates: ["2026-11-02", "2026-11-30"] };
  await expect(fixture.engine.apply(strange)).rejects.toThrow("INVALID_REQUEST");
  const beside = { ...apply(planId), dates: ["2026-11-02"], addMissingOn: ["2026-11-01"] };
  await expect(fixture.engine.apply(beside)).rejects.toThrow("INVALID_REQUEST");

  await fixture.engine.apply({ ...apply(planId), dates: ["2026-11-02"] });

  const { spec } = fixture.runner.latest();
  expect(spec.rows.map(({ date }) => date)).toEqual(["2026-11-02"]);
  expect(spec.options, "as planned, and as a person has settled it").toEqual({
    groupName: "本社",
    otherPlaces: ["大阪"],
    defaultNote: "在宅勤務",
  });
});

test("a foreign owner gets nothing of it, and a refusal leaves it for another try", async () => {
  const fixture = createEngineFixture({ sittingMs, limits: { maxQueue: 0 } });
  const planId = await planned(fixture);
  await expect(fixture.engine.apply(apply(planId, "owner-b"))).rejects.toThrow("JOB_NOT_FOUND");

  await fixture.engine.submit(jobRequest({ owner: "owner-c", login: "hanako@example.jp" }));
  await expect(fixture.engine.apply(apply(planId))).rejects.toThrow("QUEUE_FULL");
  await fixture.runner.latest().end(done);

  expect((await fixture.engine.apply(apply(planId))).attached).toBe(false);
});

test("the plan says until when, and nothing of the session is stored or published", async () => {
  const fixture = createEngineFixture({ sittingMs });
  const { engine, clock, store } = fixture;
  const planId = await planned(fixture);

  const view = await engine.get({ jobId: planId, owner: "owner-a" });
  expect(view.status).toMatchObject({ sittingUntil: clock.now() + sittingMs });
  expect(JSON.stringify([view, store.load(planId)])).not.toContain(cookie.value);

  await engine.goodbye({ jobId: planId, owner: "owner-a" });
  await clock.advance(15_000);
  expect((await engine.get({ jobId: planId, owner: "owner-a" })).status).not.toHaveProperty(
    "sittingUntil",
  );
  await expect(engine.apply(apply(planId))).rejects.toThrow("SITTING_OVER");
});

test("a shut-down holds no session any more", async () => {
  const fixture = createEngineFixture({ sittingMs });
  const planId = await planned(fixture);

  await fixture.engine.shutdown();

  await expect(fixture.engine.apply(apply(planId))).rejects.toThrow("SITTING_OVER");
});
