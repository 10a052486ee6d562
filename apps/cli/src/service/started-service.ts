import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where the service that `start` runs from a data folder is; undefined where none does. */
export async function startedUrl(dataDir: string): Promise<string | undefined> {
  const text = await readFile(fileIn(dataDir), "utf8").catch(() => "");
  const url = URL.parse(text.trim());
  return url?.protocol === "http:" ? url.origin : undefined;
}

/** Writes down where the service is, for other commands of this user; disposing takes it away. */
export async function publishUrl(dataDir: string, url: string): Promise<AsyncDisposable> {
  await writeFile(fileIn(dataDir), `${url}\n`, { mode: 0o600 });
  return { [Symbol.asyncDispose]: async () => await rm(fileIn(dataDir), { force: true }) };
}

function fileIn(dataDir: string): string {
  return join(dataDir, "service.url");
}
