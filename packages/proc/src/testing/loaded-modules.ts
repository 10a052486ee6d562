import { execFile } from "node:child_process";
import { promisify } from "node:util";

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

/** The URLs of every module that a bare Node loads for one import in `folder`. */
export async function modulesLoadedBy(specifier: string, folder: string): Promise<string[]> {
  const args = ["--input-type=module", "--eval", printLoaded, specifier];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  return JSON.parse(stdout);
}
