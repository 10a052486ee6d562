import { encodePicturePart, type PicturePart } from "@jobcan-automation/contract";
import { expect, test, vi } from "vitest";
import type { PictureSource } from "../../runs/picture-line.ts";
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

  test("the picture of a run is shown to one viewer, and what is done in it reaches the run", async () => {
    await using opened = await open();
    const { engine } = opened;
    const ref = await submitted(opened, jobRequest({ person: "present" }));
    const run = await runOf(opened, ref);
    const { signal } = new AbortController();
    const atRun: string[] = [];
    run.pictureEnd.on("data", (bytes: Buffer) => void atRun.push(bytes.toString("latin1")));
    const send = (part: PicturePart) => run.pictureEnd.write(encodePicturePart(part));
    send({ kind: "json", json: JSON.stringify({ type: "open" }) });
    const viewing = await vi.waitFor(
      async () => await (await engine.picture(ref)).view(800),
      patience,
    );
    const first = await viewing.next(signal);
    const { viewing: id } = JSON.parse(first?.kind === "json" ? first.json : "{}");
    const frame = viewing.next(signal);
    await vi.waitFor(() => expect(atRun.join("")).toContain("want"), patience);
    send({ kind: "frame", jpeg: new Uint8Array([255, 216, 7]) });

    expect(plain(await frame)).toEqual([255, 216, 7]);
    const picture = await engine.picture(ref);
    expect((await refusalOf(viewOf(picture))).code).toBe("READER_BUSY");
    await picture.act({ viewing: id, seq: 1, events: [{ type: "text", text: "日" }] });
    await vi.waitFor(() => expect(atRun.join("")).toContain("events"), patience);
    viewing[Symbol.dispose]();
    await vi.waitFor(() => expect(atRun.join("")).toContain("gone"), patience);
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

async function viewOf(picture: PictureSource): Promise<unknown> {
  return await picture.view(800);
}

function plain(part: PicturePart | undefined): number[] {
  return part?.kind === "frame" ? [...part.jpeg] : [];
}
