import { expect, test, vi } from "vitest";
import { readProfileCookies } from "./read-profile.ts";

test("a run that is over starts no browser to read what a window has left", async () => {
  const watchChildren = vi.fn<() => never>();
  const reading = {
    system: { watchChildren },
    browser: { executablePath: "/no/chromium", sandbox: true, env: {} },
    folder: "/no/folder",
    origins: [],
    closeTimeoutMs: 1_000,
    events: {
      opened: vi.fn<() => void>(),
      closed: vi.fn<() => void>(),
      cleanup: vi.fn<() => void>(),
    },
  };
  const over = new Error("over");

  // @ts-expect-error -- of the system nothing else would be asked before a browser is started
  const read = readProfileCookies(reading, AbortSignal.abort(over));

  await expect(read).rejects.toBe(over);
  expect(watchChildren).not.toHaveBeenCalled();
});
