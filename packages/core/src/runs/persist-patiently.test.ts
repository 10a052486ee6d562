import { expect, test } from "vitest";
import { AutofillError } from "@jobcan-automation/contract";
import { createFakeClock } from "../testing/fake-clock.ts";
import { persistPatiently } from "./persist-patiently.ts";

function failing(times: number, cause: string) {
  let tries = 0;
  return {
    persist() {
      tries += 1;
      if (tries <= times) throw new AutofillError("NO_SPACE", { cause });
    },
    get tries() {
      return tries;
    },
  };
}

test("a store that is locked for a moment is waited for", async () => {
  const clock = createFakeClock();
  const store = failing(3, "locked");

  const done = persistPatiently(() => store.persist(), clock);
  await clock.advance(750);

  await expect(done).resolves.toBeUndefined();
  expect(store.tries).toBe(4);
});

test("a store that stays locked is given up after three seconds", async () => {
  const clock = createFakeClock();
  const store = failing(Infinity, "locked");

  const refusal = persistPatiently(() => store.persist(), clock).catch((error: unknown) => error);
  await clock.advance(3_000);

  expect(await refusal).toMatchObject({ code: "NO_SPACE" });
  expect(store.tries).toBe(13);
});

test("a full disk is not asked again", async () => {
  const store = failing(1, "full");

  await expect(persistPatiently(() => store.persist(), createFakeClock())).rejects.toThrow(
    "NO_SPACE",
  );
  expect(store.tries).toBe(1);
});
