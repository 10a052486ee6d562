import { modulesLoadedBy } from "@jobcan-automation/proc/testing";
import { expect, test } from "vitest";

const zodIn = (urls: string[]) => urls.filter((url) => url.includes("/node_modules/zod/"));

test.each([
  "@jobcan-automation/contract",
  "@jobcan-automation/sentences",
  "@jobcan-automation/client",
  "@jobcan-automation/client/browser",
])("%s loads no zod", async (face) => {
  const urls = await modulesLoadedBy(face, import.meta.dirname);

  expect(urls.length).toBeGreaterThan(1);
  expect(zodIn(urls)).toEqual([]);
});

test("the schemas do: the hook would see it", async () => {
  expect(
    zodIn(await modulesLoadedBy("@jobcan-automation/contract/schemas", import.meta.dirname)),
  ).not.toEqual([]);
});
