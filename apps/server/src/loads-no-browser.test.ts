import { modulesLoadedBy } from "@jobcan-automation/proc/testing";
import { expect, test } from "vitest";

async function librariesLoadedBy(specifier: string): Promise<string[]> {
  const urls = (await modulesLoadedBy(specifier, import.meta.dirname)).join("\n");
  const names = urls.matchAll(/\/node_modules\/((?:@[^/\n]+\/)?[^./@\n][^/\n]*)\//g);
  return [...new Set(Array.from(names, ([, name = ""]) => name))].toSorted();
}

test("the server loads neither the browser library nor a library that reads or writes workbooks", async () => {
  expect(await librariesLoadedBy("./compose.ts")).toEqual(["@trpc/server", "hono", "zod"]);
});

test("the hook would see them: what reads a workbook loads its library", async () => {
  const reader = "../../../packages/workbook/src/process/read/xlsx/read-xlsx.ts";
  expect(await librariesLoadedBy(reader)).toContain("saxes");
});

test("without QUEUE_URL nothing that speaks to Redis is loaded", async () => {
  const urls = await modulesLoadedBy("./compose.ts", import.meta.dirname);

  expect(urls.filter((url) => /bullmq|ioredis|packages\/queue/.test(url))).toEqual([]);
});

test("the hook would see that too: the service over Redis loads both", async () => {
  const libraries = await librariesLoadedBy("./queue/compose-queue.ts");

  expect(libraries).toEqual(expect.arrayContaining(["bullmq", "ioredis"]));
});
