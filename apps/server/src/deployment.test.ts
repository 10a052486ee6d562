import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readConfig } from "./config.ts";
import { startService } from "./testing/service-process.ts";

// The files that a platform reads, held against what it takes and what the program is.

vi.setConfig({ testTimeout: 30_000 });

const root = new URL("../../../", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), "utf8");

/**
 * What Render takes of a web service from an image: the fields of its Blueprint reference
 * (https://render.com/docs/blueprint-spec, as of November 2026) that are used here. Another field is a typing error
 * until it is looked up and added.
 */
const blueprintSchema = z.strictObject({
  services: z
    .array(
      z.strictObject({
        type: z.literal("web"),
        name: z.string().regex(/^[a-z][a-z\d-]*$/),
        runtime: z.literal("docker"),
        dockerfilePath: z.string().startsWith("./"),
        plan: z.enum(["free", "starter", "standard", "pro", "pro plus", "pro max", "pro ultra"]),
        region: z.enum(["oregon", "ohio", "virginia", "frankfurt", "singapore"]),
        healthCheckPath: z.string().startsWith("/"),
        envVars: z.array(
          z.union([
            z.strictObject({ key: z.string(), value: z.string() }),
            z.strictObject({ key: z.string(), generateValue: z.literal(true) }),
            z.strictObject({ key: z.string(), sync: z.literal(false) }),
          ]),
        ),
      }),
    )
    .length(1),
});

test("render.yaml has only what Render takes, and settings that this program takes", () => {
  const blueprint = blueprintSchema.parse(parse(read("render.yaml")));
  const [service] = blueprint.services;
  const given = service?.envVars ?? [];
  const env = Object.fromEntries(
    given.map((one) => [one.key, "value" in one ? one.value : "x".repeat(44)]),
  );

  const config = readConfig(env);

  expect(config.unknown).toEqual([]);
  expect(new Set(given.map(({ key }) => key)).size).toBe(given.length);
  expect(given.map(({ key }) => key).filter((key) => !(key in config))).toEqual([]);
  expect(read(service?.dockerfilePath ?? "")).toContain("FROM");
  expect(service?.healthCheckPath).toBe("/healthz");
});

interface Instruction {
  word: string;
  rest: string;
}

/** The instructions of a Dockerfile, continued lines in one, comments left out. */
function instructionsOf(dockerfile: string): Instruction[] {
  const lines = dockerfile
    .split("\n")
    .filter((line) => !/^\s*#/.test(line))
    .join("\n")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const [, word = "", rest = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    return { word, rest };
  });
}

const words = "ARG FROM WORKDIR COPY RUN ENV USER HEALTHCHECK ENTRYPOINT CMD".split(" ");
const instructions = instructionsOf(read("Dockerfile"));
const lastStage = instructions.slice(instructions.findLastIndex(({ word }) => word === "FROM"));
const inLastStage = (word: string) =>
  lastStage.filter((one) => one.word === word).map(({ rest }) => rest);

test("the image runs the pinned Node, as a user other than root, with what it needs and no more", () => {
  const { devDependencies } = z
    .object({ devDependencies: z.object({ node: z.string() }) })
    .parse(JSON.parse(read("package.json")));

  expect(instructions.map(({ word }) => word).filter((word) => !words.includes(word))).toEqual([]);
  expect(instructions[0]).toEqual({ word: "ARG", rest: `NODE_VERSION=${devDependencies.node}` });
  const bases = instructions.filter(({ word }) => word === "FROM").map(({ rest }) => rest);
  expect(bases.every((rest) => rest.startsWith("node:${NODE_VERSION}-bookworm-slim"))).toBe(true);
  expect(inLastStage("USER")).toEqual(["node"]);
  expect(lastStage.findLastIndex(({ word }) => word === "RUN")).toBeLessThan(
    lastStage.findIndex(({ word }) => word === "USER"),
  );
  expect(inLastStage("RUN").every((rest) => !rest.includes("apt-get") || isTidy(rest))).toBe(true);
  expect(inLastStage("COPY")).toEqual(["--from=build /packed /app"]);
  expect(inLastStage("ENTRYPOINT")).toEqual(['["dumb-init", "--"]']);
  expect(z.array(z.string()).parse(JSON.parse(inLastStage("CMD")[0] ?? ""))).toEqual(
    expect.arrayContaining(["node", "--disable-sigusr1", "apps/server/dist/main.mjs"]),
  );
});

function isTidy(run: string): boolean {
  return ["--no-install-recommends", "rm -rf /var/lib/apt/lists/*"].every((part) =>
    run.includes(part),
  );
}

test("the image's Chromium is the newest there is, and none older than was tested", () => {
  const least = /^CHROMIUM_LEAST=(\d+)\./.exec(inLastStage("ARG")[0] ?? "")?.[1];

  expect(Number(least)).toBeGreaterThanOrEqual(156);
  const [install = ""] = inLastStage("RUN");
  expect(install).toContain('dpkg --compare-versions "$(dpkg-query');
  expect(install).toContain('ge "$CHROMIUM_LEAST"');
});

test("the image's health check says what the service says", async () => {
  const [check = ""] = inLastStage("HEALTHCHECK");
  const [, command = ""] = /CMD (\[.*\])$/.exec(check) ?? [];
  const [program = "", ...args] = z.array(z.string()).parse(JSON.parse(command));
  await using service = startService({});
  const { port } = new URL(await service.listening);
  const ask = async (at: string) =>
    await promisify(execFile)(program, args, { env: { PORT: at, PATH: process.env["PATH"] } });

  await expect(ask(port)).resolves.toMatchObject({ stdout: "" });
  await expect(ask("1")).rejects.toMatchObject({ code: 1 });
  expect(execFileSync("/bin/sh", ["-c", `command -v ${program}`], { encoding: "utf8" })).toContain(
    program,
  );
});
