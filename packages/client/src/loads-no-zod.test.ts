import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const printLoaded = `
  import { registerHooks } from "node:module";
  const urls = [];
  registerHooks({
    load: (url, context, nextLoad) => {
      urls.push(url);
      return nextLoad(url, context);
    },
  });
  await import(process.argv[1]);
  process.stdout.write(JSON.stringify(urls));
`;

/** Every module that a bare Node loads for one import. */
async function modulesLoadedBy(face: string): Promise<string[]> {
  const args = ["--input-type=module", "--eval", printLoaded, face];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: import.meta.dirname,
  });
  return JSON.parse(stdout);
}

const zodIn = (urls: string[]) => urls.filter((url) => url.includes("/node_modules/zod/"));

test.each([
  "@jobcan-automation/contract",
  "@jobcan-automation/sentences",
  "@jobcan-automation/client",
  "@jobcan-automation/client/browser",
])("%s loads no zod", async (face) => {
  const urls = await modulesLoadedBy(face);

  expect(urls.length).toBeGreaterThan(1);
  expect(zodIn(urls)).toEqual([]);
});

test("the schemas do: the hook would see it", async () => {
  expect(zodIn(await modulesLoadedBy("@jobcan-automation/contract/schemas"))).not.toEqual([]);
});
