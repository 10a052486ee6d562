import type { ServiceInfo } from "@jobcan-automation/contract";
import { sampleInfo } from "@jobcan-automation/contract/testing";
import { expect, test } from "vitest";
import type { CliPorts, Machine } from "../../cli-ports.ts";
import { cli, healthyMachine, terminal } from "../../testing/terminal.ts";
import { cliWords } from "../../words/catalogue.ts";

const practiceUrl = "http://id.localhost:4100";
const info: ServiceInfo = {
  ...sampleInfo,
  version: healthyMachine.version,
  targets: ["practice", "jobcan"],
  practice: { login: "demo", password: "demo", siteUrl: practiceUrl },
};

interface Situation extends Partial<Machine> {
  /** Absent: nothing that is the service answers. */
  info?: ServiceInfo | undefined;
  /** What is thrown where there is no info. */
  refusal?: Error;
  /** The one that was named; undefined for none. */
  server?: string | undefined;
  columns?: number;
}

/** What doctor says of a machine, in English. */
async function examined(situation: Situation, ...options: string[]) {
  const {
    info: answer,
    refusal = new TypeError("fetch failed"),
    columns,
    server: _server,
    ...machine
  } = situation;
  const { ports, recorded } = terminal();
  const service: CliPorts["client"]["service"] = {
    info: async () =>
      answer === undefined ? await Promise.reject(refusal) : await Promise.resolve(answer),
  };
  const exit = await cli(
    {
      ...ports,
      words: cliWords.en,
      ...("server" in situation && { server: situation.server }),
      columns,
      machine: { ...healthyMachine, ...machine },
      client: { ...ports.client, service },
    },
    ["doctor", ...options],
  );
  return { exit, out: recorded.out };
}

const nothing = async () => await Promise.resolve(undefined);
const bare = { findBrowser: () => undefined, memory: () => ({ limitMb: 512, freeMb: 1 }) };
const no = async () => await Promise.resolve(false);

/** An error as the service reports it. */
function reported(code: string): Error {
  return Object.assign(new Error(code), { data: { report: { code, facts: {} } } });
}

test("where everything is there each thing is told in a line, and the end is 0", async () => {
  const { exit, out } = await examined({ info });

  expect(exit).toBe(0);
  expect(out.match(/^✓ .+$/gm)).toHaveLength(7);
  expect(out).not.toMatch(/[✗!] /);
  expect(out).toMatch(/\/opt\/chromium.*Chromium 148.*900 MB.*service\.test.*id\.jobcan\.jp/s);
});

test.each<[string, Situation, RegExp]>([
  ["no browser", { info, findBrowser: () => undefined }, /No browser.*Install one.*CHROMIUM_PATH/],
  [
    "a browser that does not start",
    { info, browserVersion: nothing },
    /does not start.*install-deps/,
  ],
  [
    "too little memory",
    { info, memory: () => ({ limitMb: 512, freeMb: 120 }) },
    /Too little memory: 120 MB are free of 512.*Close other programs/,
  ],
  ["no service", { answers: no }, /No service answers.*npm start.*--server/],
  [
    "a private service without its token",
    { refusal: reported("ACCESS_REQUIRED") },
    /is private.*--access-token.*JOBCAN_AUTOFILL_ACCESS_TOKEN/,
  ],
  ["something else at its address", {}, /Something else answers.*--server/],
  [
    "no site",
    { info, answers: no },
    /https:\/\/id\.jobcan\.jp cannot be reached.*network, a proxy or a VPN/,
  ],
])("with %s it says what to do, and ends with 6", async (_what, situation, sentence) => {
  const { exit, out } = await examined(situation);

  expect(exit).toBe(6);
  expect(out.split("\n").find((line) => sentence.test(line))).toMatch(/^✗ /);
});

test("where no service is named none is needed: only a named one is asked", async () => {
  const { exit, out } = await examined({ server: undefined });

  expect(exit).toBe(0);
  expect(out).not.toContain("service");
  expect(out.match(/^✓ .+$/gm)).toHaveLength(6);
});

test("one thing that is missing hides no other", async () => {
  const { out } = await examined({ ...bare, answers: no });

  expect(out.match(/^✗ /gm)).toHaveLength(4);
});

test("without fonts, or with a service of another version, it works: advice, and 0", async () => {
  const other = { ...info, version: "0.9.0" };
  const { exit, out } = await examined({ info: other, hasJapaneseFonts: no });

  expect(exit).toBe(0);
  expect(out).toMatch(/^! No Japanese fonts.*fonts-noto-cjk/m);
  expect(out).toMatch(/^! The service is of another version \(0\.9\.0, this program 1\.2\.3\)/m);
});

test("for the practice site it looks there, and says so where there is none", async () => {
  const { practice: _practice, ...without } = info;
  const asked: string[] = [];
  const answers = async (url: string) => await Promise.resolve(asked.push(url) > 0);
  const practice = ["--target", "practice"];

  expect((await examined({ info, answers }, ...practice)).exit).toBe(0);
  expect(asked).toEqual([practiceUrl]);
  expect(await examined({ info: without }, ...practice)).toMatchObject({ exit: 6 });
});

test("at 60 columns no line is longer, and lines go on under the first word", async () => {
  const { out } = await examined({ findBrowser: () => undefined, columns: 60 });

  expect(out.split("\n").filter((line) => line.length > 60)).toEqual([]);
  expect(out).toMatch(/^✗ No browser.*\n {2}\S/m);
});
