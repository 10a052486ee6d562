import { expect, test } from "vitest";
import { healthyMachine, terminal } from "../testing/terminal.ts";
import { cliWords } from "../words/catalogue.ts";
import { CannotRunError } from "./cannot-run-error.ts";
import { ensureBrowser } from "./ensure-browser.ts";

/** A machine on which a browser is there once `fetches` has put it there. */
function machineThat(fetches: "brings one" | "brings none" | "is not needed") {
  let isThere = fetches === "is not needed";
  const fetched: string[] = [];
  const { ports, recorded } = terminal();
  const machine = {
    ...healthyMachine,
    findBrowser: () => (isThere ? "/opt/chromium" : undefined),
    fetchBrowser: async () => {
      fetched.push(recorded.err);
      isThere = fetches === "brings one";
      await Promise.resolve();
    },
  };
  return { ports: { ...ports, machine, words: cliWords.en, env: {} }, recorded, fetched };
}

test("a browser that is there is taken, and nothing is said", async () => {
  const { ports, recorded, fetched } = machineThat("is not needed");

  await ensureBrowser(ports);

  expect([recorded.err, fetched]).toEqual(["", []]);
});

test("without one Playwright's is fetched, which is said before it begins", async () => {
  const { ports, fetched } = machineThat("brings one");

  await ensureBrowser(ports);

  expect(fetched).toEqual([expect.stringMatching(/fetching Playwright's.*110 MB/)]);
});

test("where none can be fetched the program cannot run, and says what to do", async () => {
  const { ports } = machineThat("brings none");

  const error = await ensureBrowser(ports).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(CannotRunError);
  if (!(error instanceof CannotRunError)) return;
  expect(error.exit).toBe(6);
  expect(error.say(cliWords.en)).toMatch(/No browser was found\. Install one/);
});

test("one that was named and is not there is not replaced by another", async () => {
  const { ports, fetched } = machineThat("brings one");

  await expect(
    ensureBrowser({ ...ports, env: { CHROMIUM_PATH: "/no/chromium" } }),
  ).rejects.toBeInstanceOf(CannotRunError);
  expect(fetched).toEqual([]);
});
