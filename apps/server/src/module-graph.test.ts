import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));

/** Every module the server loads at start, and every package it names; `import type` and `import()` load nothing then. */
function loadedFrom(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const name of importsOf(file)) {
      if (name.startsWith(".")) queue.push(join(dirname(file), name));
      else if (name.startsWith("@jobcan-automation/")) queue.push(resolveOwn(file, name));
      else packages.add(name);
    }
  }
  return { files, packages };
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const named = text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from\s*"([^"]+)"/gm);
  const bare = text.matchAll(/^import\s+"([^"]+)"/gm);
  return [...named, ...bare].map(([, name = ""]) => name);
}

function resolveOwn(from: string, name: string): string {
  const path = createRequire(from).resolve(name);
  if (!existsSync(path)) throw new Error(`${name} leads nowhere`);
  return path;
}

test("the server loads neither the browser library nor the spreadsheet library", () => {
  const { files, packages } = loadedFrom(join(here, "main.ts"));

  // The walk has seen the engine, or it would prove nothing.
  expect([...files].some((file) => file.endsWith("jobs/run-in-process.ts"))).toBe(true);
  expect([...packages].filter((name) => !name.startsWith("node:")).toSorted()).toEqual([
    "@hono/node-server",
    "@trpc/server",
    "@trpc/server/adapters/fetch",
    "@trpc/server/rpc",
    "hono",
    "hono/body-limit",
    "hono/cookie",
    "hono/factory",
    "zod",
  ]);
});

test("the walk would see them: the runner's own program loads the browser library", () => {
  const runner = join(here, "../../../packages/core/src/runs/child/runner-main.ts");

  expect([...loadedFrom(runner).packages]).toContain("playwright");
});
