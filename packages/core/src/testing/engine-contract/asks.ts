import { expect, test, vi } from "vitest";
import { jobRequest } from "../engine-fixture.ts";
import { submitted, runOf, refusalOf, patience, type OpenEngine } from "./engine-under-test.ts";

/** A run asks a person. */
export function asks(open: OpenEngine): void {
  const question = { kind: "one_time_code", host: "id.jobcan.jp", title: "認証" } as const;

  test("a question reaches the owner, and the answer the run", async () => {
    await using opened = await open();
    const { engine } = opened;
    const ref = await submitted(opened, jobRequest({ person: "typing" }));
    const run = await runOf(opened, ref);
    run.reporter.ask(7, question);
    await vi.waitFor(async () => {
      expect((await engine.get(ref)).status.state).toBe("waiting_for_person");
    }, patience);

    expect((await refusalOf(engine.answer(ref, { text: "?" }))).code).toBe("INVALID_REQUEST");
    await engine.extend(ref, 1);
    expect((await refusalOf(engine.extend(ref))).code).toBe("NOT_ASKED");
    await engine.answer(ref, { code: "123456" }, 1);

    await vi.waitFor(
      () => expect(run.answers).toEqual([{ id: 7, answer: { code: "123456" } }]),
      patience,
    );
    expect((await refusalOf(engine.answer(ref, { code: "123456" }))).code).toBe("NOT_ASKED");
  });

  test("a job that does not run is not asked, and shows no picture", async () => {
    await using opened = await open();
    const { engine } = opened;
    await runOf(opened, await submitted(opened, jobRequest({ login: "a@x.jp" })));
    const ref = await submitted(opened, jobRequest({ login: "b@x.jp" }));

    expect((await refusalOf(engine.answer(ref, { code: "123456" }))).code).toBe("NOT_ASKED");
    expect((await refusalOf(engine.picture(ref))).toReport()).toEqual({
      code: "INVALID_REQUEST",
      facts: { reason: "no_picture" },
    });
  });
}
