import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { findChromium } from "@jobcan-automation/core/find-chromium";
import { processesNaming } from "@jobcan-automation/proc/testing";
import { hasRedis, startRedis } from "@jobcan-automation/queue/testing";
import { expect, test } from "@playwright/test";
import { inRoot } from "./support/in-root.ts";
import { openService } from "./support/service.ts";
import { monthFile } from "./support/sheets.ts";

/*
 * The package as a stranger has it: the tarball, in folders outside the checkout, with the pinned Node first on PATH and
 * an npm that has nothing cached.
 */

const mostMb = 30;

let folder: string;
let tarball: string;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = await mkdtemp(join(tmpdir(), "release-"));
  for (const name of ["data", "tmp", "empty", "consumer"]) await mkdir(join(folder, name));
  const packed = await run(process.execPath, [inRoot("scripts/pack-release.mjs")], {
    cwd: inRoot("."),
  });
  expect(packed).toMatchObject({ exit: 0 });
  const made = (await readdir(inRoot("release"))).filter((name) => name.endsWith(".tgz"));
  expect(made).toEqual([expect.stringMatching(/^jobcan-autofill-[\d.]+\.tgz$/)]);
  tarball = inRoot(`release/${made[0]}`);
  await writeFile(join(folder, "consumer", "package.json"), '{"type":"module"}');
  const install = ["install", "--no-audit", "--no-fund", tarball];
  const installed = await run("npm", install, { cwd: join(folder, "consumer") });
  expect(installed).toMatchObject({ exit: 0 });
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("it carries what its READMEs lead to, and the notice of all that it holds of others", async () => {
  const installed = join(folder, "consumer", "node_modules", "jobcan-autofill");
  for (const name of ["README.md", "README.ja.md"]) {
    const markdown = await readFile(join(installed, name), "utf8");
    const links = [...markdown.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, path = ""]) => path);
    expect(links).toContain("docs/configuration.md");
    for (const path of links) expect((await stat(join(installed, path))).size).toBeGreaterThan(0);
  }
  expect(await readFile(join(installed, "NOTICE"), "utf8")).toMatch(/^exceljs .*\(MIT\)$/m);
  expect(await readFile(join(installed, "sbom.cdx.json"), "utf8")).toContain('"CycloneDX"');
});

test(`its installation takes ${mostMb} MB at most, without the browser`, async () => {
  const bytes = await sizeOf(join(folder, "consumer", "node_modules"));

  expect(bytes / 1_000_000).toBeLessThan(mostMb);
  expect(bytes).toBeGreaterThan(1_000_000);
});

test("npx fills a month from the tarball alone: 19 verified, and nothing is left running", async () => {
  const empty = join(folder, "empty");
  await copyFile(monthFile, join(empty, "month.xlsx"));
  await copyFile(tarball, join(empty, "jobcan-autofill.tgz"));
  const fill = ["fill", "month.xlsx", "--target", "practice"];

  const { exit, out } = await run("npx", ["--yes", "./jobcan-autofill.tgz", ...fill], {
    cwd: empty,
  });

  expect(exit).toBe(0);
  expect(out.match(/^2026-11-\d\d .* Verified/gm)).toHaveLength(19);
  expect(processesNaming(folder)).toEqual([]);
});

const startAlone = ["start", "--no-open", "--json", "--verbose"];
const manyMachines = {
  QUEUE_URL: "redis://127.0.0.1:9",
  QUEUE_KEY: "k".repeat(32),
  OWNER_KEY: "o".repeat(32),
};

test("with QUEUE_URL it needs two optional libraries, and says so where they are not there", async () => {
  const place = join(folder, "consumer");
  const manifest = await readFile(join(place, "node_modules/jobcan-autofill/package.json"), "utf8");
  expect(JSON.parse(manifest)).toMatchObject({
    peerDependencies: { bullmq: expect.any(String), ioredis: expect.any(String) },
    peerDependenciesMeta: { bullmq: { optional: true }, ioredis: { optional: true } },
  });

  const asked = await run("npx", ["jobcan-autofill", ...startAlone], {
    cwd: place,
    env: manyMachines,
  });

  expect(asked.exit).toBe(6);
  expect(asked.err).toContain("npm install bullmq ioredis");
});

test("with them it is one of many machines over Redis", async () => {
  test.skip(!hasRedis, "redis-server is not installed");
  const place = join(folder, "many");
  await mkdir(join(place, "node_modules"), { recursive: true });
  await writeFile(join(place, "package.json"), '{"type":"module"}');
  await run("npm", ["install", "--no-audit", "--no-fund", tarball], { cwd: place });
  for (const name of ["bullmq", "ioredis"]) {
    await symlink(inRoot(`packages/queue/node_modules/${name}`), join(place, "node_modules", name));
  }
  await using redis = await startRedis();
  const bin = join(place, "node_modules/jobcan-autofill/cli/bin/jobcan-autofill.cjs");
  const env = { ...ownEnv(), ...manyMachines, QUEUE_URL: redis.url };
  const child = spawn(process.execPath, [bin, ...startAlone], { cwd: place, env });
  const exited = once(child, "exit");
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += String(chunk)));
  child.stderr.on("data", (chunk) => (said.err += String(chunk)));
  try {
    await expect.poll(() => said.out, { message: "it listens", timeout: 60_000 }).toContain("url");
    const [url = ""] = /http:[^"]+/.exec(said.out) ?? [];

    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(said.err).toContain("queue_opened");
    expect(await redis.client.keys("{jcaf}:worker:*")).toHaveLength(1);
  } finally {
    child.kill("SIGINT");
  }
  expect(await exited).toEqual([0, null]);
});

const strict = {
  module: "nodenext",
  target: "es2024",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
};
const consumer = `
import { createAutofillClient, type JobView, type ServiceInfo } from "jobcan-autofill";

const client = createAutofillClient({ url: process.argv[2] ?? "" });
const info: ServiceInfo = await client.service.info();
const days = (job: JobView): number => job.days.length;
// @ts-expect-error -- a version is no number: the types are there, and not any
const wrong: number = info.version;
console.log(info.version, typeof days, typeof wrong);
`;

test("an ES module and strict TypeScript import the client, and both run", async () => {
  const place = join(folder, "consumer");
  await writeFile(join(place, "typed.ts"), consumer);
  const plain = consumer.replaceAll(/: \w+(?= [=)])|, type \w+|: number(?= =>)|: JobView/g, "");
  await writeFile(join(place, "plain.mjs"), plain);
  const ask = { typeRoots: [inRoot("node_modules/@types")], types: ["node"] };
  const compilerOptions = { ...strict, ...ask };
  await writeFile(
    join(place, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["typed.ts"] }),
  );
  await using service = await openService();

  const checked = await run(inRoot("node_modules/.bin/tsc"), ["--noEmit", "-p", "."], {
    cwd: place,
  });
  const typed = await run(process.execPath, ["typed.ts", service.url], { cwd: place });
  const esm = await run(process.execPath, ["plain.mjs", service.url], { cwd: place });

  expect(checked).toEqual({ exit: 0, out: "", err: "" });
  expect(typed).toMatchObject({ exit: 0, out: "0.1.0 function string\n" });
  expect(esm).toMatchObject({ exit: 0, out: "0.1.0 function string\n" });
});

test("the examples are strict TypeScript, and each ends with 1 where not all is well", async () => {
  test.setTimeout(180_000);
  const place = await examplesPlace();
  await using service = await openService();
  const sheet = ["日付,開始時刻,終了時刻", "2026-10-01,9:00,18:00", ""].join("\n");
  await mkdir(join(place, "sheets"));
  await writeFile(join(place, "sheets", "a.csv"), sheet);
  await writeFile(join(place, "sheets", "b.csv"), sheet.replace("10-01", "10-02"));
  await copyFile(monthFile, join(place, "my-month.xlsx"));
  const received: string[] = [];
  await using webhook = await listenForPosts(received);
  const env = {
    JOBCAN_AUTOFILL_SERVER: service.url,
    JOBCAN_TARGET: "practice",
    JOBCAN_LOGIN: "demo@example.jp",
    JOBCAN_PASSWORD: "practice-1234",
    WEBHOOK_URL: webhook.url,
  };
  const example = async (line: string, other: Record<string, string> = {}) =>
    await run(process.execPath, line.split(" "), { cwd: place, env: { ...env, ...other } });

  const checked = await run(inRoot("node_modules/.bin/tsc"), ["--noEmit", "-p", "."], {
    cwd: place,
  });
  expect(checked).toEqual({ exit: 0, out: "", err: "" });
  const month = await example("fill-month.ts");
  expect(month).toMatchObject({ exit: 0 });
  expect(month.out.match(/^\S+ verified$/gm)).toHaveLength(19);
  const both = await example("fill-folder.ts sheets");
  expect(both).toMatchObject({ exit: 0 });
  expect(both.out.match(/all 1 days verified/g)).toHaveLength(2);
  expect(await example("receipt-webhook.ts sheets/a.csv")).toMatchObject({ exit: 0 });
  expect(received).toEqual([expect.stringContaining("2026-10-01")]);

  const wrong = { JOBCAN_PASSWORD: "wrong" };
  service.sandbox.reset();
  for (const line of ["fill-folder.ts sheets", "receipt-webhook.ts sheets/a.csv"]) {
    const failed = await example(line, wrong);
    expect(failed).toMatchObject({ exit: 1, err: expect.stringMatching(/NOT every day/) });
  }
  expect(received).toHaveLength(2);
  const bad = await example("fill-month.ts", wrong);
  expect(bad).toMatchObject({ exit: 1, err: expect.stringMatching(/NOT every day/) });
  const alarm = await example("memory-alarm.ts", { ALARM_MB: "1" });
  expect(alarm).toMatchObject({ exit: 1, err: expect.stringMatching(/ALARM: memory/) });
  const gone = await example("memory-alarm.ts", { JOBCAN_AUTOFILL_SERVER: "http://127.0.0.1:9" });
  expect(gone).toMatchObject({ exit: 1 });
});

/** A folder with the examples and the package, where TypeScript checks them strictly. */
async function examplesPlace(): Promise<string> {
  const place = join(folder, "consumer");
  const names = (await readdir(inRoot("examples"))).filter((name) => name.endsWith(".ts"));
  for (const name of names) await copyFile(inRoot(`examples/${name}`), join(place, name));
  const types = { typeRoots: [inRoot("node_modules/@types")], types: ["node"] };
  const compilerOptions = { ...strict, ...types, allowImportingTsExtensions: true };
  await writeFile(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: names }));
  return place;
}

/** Something that takes what is posted to it. */
async function listenForPosts(received: string[]): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push(body);
      response.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

test("an older Node is told in one sentence, with exit code 6", async () => {
  const bin = join(folder, "consumer/node_modules/jobcan-autofill/cli/bin/jobcan-autofill.cjs");
  const older = join(folder, "older.cjs");
  await writeFile(
    older,
    'Object.defineProperty(process.versions, "node", { value: "18.20.4" });' +
      'Object.defineProperty(process, "version", { value: "v18.20.4" });',
  );

  const { exit, out, err } = await run(process.execPath, ["-r", older, bin, "--help"], {
    cwd: folder,
  });

  expect({ exit, out }).toEqual({ exit: 6, out: "" });
  expect(err).toBe("jobcan-autofill: Node.js 24 or newer is needed; this is v18.20.4.\n");
});

/** Runs a program with the pinned Node first on PATH, and data, cache and temporary files in the test's own folder. */
async function run(
  program: string,
  args: readonly string[],
  { cwd, env }: { cwd: string; env?: Record<string, string> },
) {
  const child = spawn(program, args, {
    cwd,
    env: { ...ownEnv(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [exit] = await exited;
  return { exit: exit as unknown, out, err };
}

function ownEnv() {
  return {
    ...process.env,
    PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`,
    npm_config_cache: join(folder, "cache"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_STATE_HOME: join(folder, "data"),
    TMPDIR: join(folder, "tmp"),
    LANG: "en_US.UTF-8",
    LC_ALL: "",
    CHROMIUM_PATH: findChromium(process.env),
    PUNCH_DELAY_MS: "0",
  };
}

async function sizeOf(path: string): Promise<number> {
  const names = await readdir(path, { recursive: true });
  const sizes = names.map(async (name) => {
    const found = await stat(join(path, name));
    return found.isFile() ? found.size : 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
