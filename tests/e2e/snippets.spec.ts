import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { findChromium } from "@jobcan-automation/core/find-chromium";
import { expect, test } from "@playwright/test";
import { cli, inRoot } from "./support/in-root.ts";
import { openService } from "./support/service.ts";
import { monthFile } from "./support/sheets.ts";

/*
 * The fenced blocks of the READMEs have a kind, their second word. Lines of `sh checkout` run in the checkout, of
 * `sh package` in an empty folder with the packed tarball, of `sh service` beside a running service: as they stand, but
 * that the practice account stands in for yours. What is Docker's is a `docker` block, which no test runs; `ts` is one of
 * the examples, which release.spec.ts checks and runs. The runbooks' drills take minutes: they are parsed.
 */

const kinds = ["sh checkout", "sh package", "sh service"] as const;
const readmes = ["README.md", "README.ja.md"];
/** What takes as long as all tests together: that there is such a script is all that is looked at. */
const tooLong = /^(?:npm|npx pnpm) (test|bench)$/;
/** What runs until Ctrl-C, and what it prints once it is there. */
const untilStopped: readonly [RegExp, RegExp][] = [
  [/^npm start$/, /Jobcan AutoFill {2}http/],
  [/^npx pnpm sandbox$/, /practice Jobcan id=/],
  [/\.tgz$/, /Jobcan AutoFill {2}http/],
  [/ practice --tenant /, /http:\/\/id\.localhost/],
  [/ telemetry$/, /memory total=/],
];
const patienceMs = 120_000;

let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "snippets-"));
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("every block of the READMEs has a kind, and both have the same commands", async () => {
  const [english = [], japanese = []] = await Promise.all(readmes.map(blocksOf));
  const known = new Set<string>([...kinds, "docker", "ts"]);

  expect(english.filter(({ kind }) => !known.has(kind))).toEqual([]);
  expect(commandsOf(japanese)).toEqual(commandsOf(english));
});

test("the README's TypeScript is the example as it is", async () => {
  const blocks = (await blocksOf("README.md")).filter(({ kind }) => kind === "ts");

  expect(blocks.map(({ body }) => body)).toEqual([
    await readFile(inRoot("examples/fill-month.ts"), "utf8"),
  ]);
});

for (const kind of kinds) {
  test(`the README's commands of "${kind}" run`, async () => {
    test.setTimeout(300_000);
    const blocks = (await blocksOf("README.md")).filter((block) => block.kind === kind);
    const lines = blocks.flatMap(({ body }) => linesOf(body));
    expect(lines.length).toBeGreaterThan(2);
    await using service = await openService({ playsReal: true });
    const place = kind === "sh checkout" ? inRoot(".") : await newPlace();
    const settings: string[] = [];

    for (const line of lines) {
      if (line.startsWith("export ")) settings.push(line);
      const outcome = await outcomeOf(line, { place, settings, url: service.url });
      expect(outcome, line).toBe("done");
    }
  });
}

const composeFiles = ["compose.yaml", "examples/many-machines/compose.yaml"];

test("the compose files are what docker-compose understands", async () => {
  const isThere = await promisify(execFile)("docker-compose", ["version"]).then(
    () => true,
    () => false,
  );
  test.skip(!isThere, "docker-compose is not installed");
  const keys = { QUEUE_KEY: "k".repeat(32), OWNER_KEY: "o".repeat(32) };
  for (const file of composeFiles) {
    const env = { ...process.env, ...keys };
    await promisify(execFile)("docker-compose", ["-f", inRoot(file), "config", "-q"], { env });
  }
});

test("the runbooks' blocks are shell that bash understands", async () => {
  for (const name of ["docs/runbook.md", "docs/runbook.ja.md"]) {
    const blocks = (await blocksOf(name)).filter(({ kind }) => kind.startsWith("sh"));
    expect(blocks.length).toBeGreaterThan(10);
    const file = join(folder, "blocks.sh");
    await writeFile(file, blocks.map(({ body }) => body).join("\n"));
    await promisify(execFile)("bash", ["-n", file]);
  }
});

function commandsOf(blocks: Block[]): { kind: string; lines: string[] }[] {
  const others = blocks.filter(({ kind }) => kind !== "ts");
  return others.map(({ kind, body }) => ({ kind, lines: linesOf(body) }));
}

interface Block {
  kind: string;
  body: string;
}

async function blocksOf(document: string): Promise<Block[]> {
  const text = await readFile(inRoot(document), "utf8");
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, kind = "", body = ""]) => ({
    kind,
    body,
  }));
}

/** Without their comments. */
function linesOf(body: string): string[] {
  const lines = body.split("\n").map((line) => line.replace(/(^|\s+)#.*$/, "").trim());
  return lines.filter((line) => line !== "");
}

/** An empty folder with the sheet and the tarball. */
async function newPlace(): Promise<string> {
  const place = await mkdtemp(join(folder, "place-"));
  await copyFile(monthFile, join(place, "my-month.xlsx"));
  // What `jobcan-autofill` stands for.
  const program = join(place, "jobcan-autofill");
  await writeFile(program, `#!/bin/sh\nexec node ${cli} "$@"\n`);
  await chmod(program, 0o755);
  await promisify(execFile)(process.execPath, [inRoot("scripts/pack-release.mjs")]);
  for (const name of await readdir(inRoot("release"))) {
    await copyFile(inRoot(`release/${name}`), join(place, name));
  }
  return place;
}

interface Surroundings {
  place: string;
  /** The `export` lines before. */
  settings: readonly string[];
  url: string;
}

async function outcomeOf(line: string, surroundings: Surroundings): Promise<string> {
  const [, script] = tooLong.exec(line) ?? [];
  if (script !== undefined) {
    const { scripts } = JSON.parse(await readFile(inRoot("package.json"), "utf8"));
    return script in scripts ? "done" : `no script ${script}`;
  }
  const running = run(line, surroundings);
  const [, ready] = untilStopped.find(([pattern]) => pattern.test(line)) ?? [];
  if (ready !== undefined) {
    await expect.poll(() => running.said(), { timeout: patienceMs, message: line }).toMatch(ready);
    if (running.child.pid !== undefined) process.kill(-running.child.pid, "SIGINT");
  }
  const [exit] = await running.ended;
  const isStopped = ready !== undefined && (exit === 130 || exit === null);
  return exit === 0 || isStopped ? "done" : `${String(exit)}: ${running.said()}`;
}

interface Running {
  child: ChildProcess;
  said: () => string;
  ended: Promise<unknown[]>;
}

function run(line: string, { place, settings, url }: Surroundings): Running {
  const script = [...settings, line]
    .join("\n")
    .replaceAll("http://127.0.0.1:3000", url)
    .replaceAll("me@example.jp", "demo@example.jp")
    .replaceAll("…", "practice-1234")
    .replaceAll("FOLDER", join(folder, "packed"))
    .replaceAll(place === inRoot(".") ? "my-month.xlsx" : "\0", monthFile);
  const child = spawn("bash", ["-ec", script], {
    cwd: place,
    // A group of its own, as a terminal makes one: Ctrl-C reaches all of it.
    detached: true,
    env: {
      ...process.env,
      PATH: `${place}:${dirname(process.execPath)}:${inRoot("node_modules/.bin")}:${process.env["PATH"]}`,
      npm_config_cache: join(folder, "cache"),
      XDG_DATA_HOME: join(folder, "data"),
      XDG_STATE_HOME: join(folder, "data"),
      CHROMIUM_PATH: findChromium(process.env),
      PUNCH_DELAY_MS: "0",
      LANG: "en_US.UTF-8",
      DISPLAY: "",
      WAYLAND_DISPLAY: "",
      PORT: "0",
      SANDBOX_PORT: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  }
  return { child, said: () => said, ended: once(child, "close") };
}
