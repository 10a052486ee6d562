import { mkdir, mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createBuiltFiles } from "./built-files.ts";
import { spa } from "./spa.ts";

const asPerson = { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };

test("an address that leads nowhere is a 404 with the page for a person, and a word for a program", async () => {
  await using built = await buildPage();
  const app = spa(built.path, false);

  const shown = await app.request("/nothing-here", asPerson);
  expect(shown.status).toBe(404);
  expect(shown.headers.get("content-type")).toContain("text/html");
  expect(await shown.text()).toBe("<title>page</title>");
  const reported = await app.request("/nothing-here");
  expect([reported.status, await reported.text()]).toEqual([404, "404 Not Found"]);
});

test("the page's own addresses are a 200; a file that is not there is no page", async () => {
  await using built = await buildPage();
  const app = spa(built.path, false);

  const ours = ["/autofill", "/jobs", "/jobs/j1", "/telemetry", "/privacy", "/terms", "/contact"];
  for (const path of ours) {
    const shown = await app.request(path, asPerson);
    expect([shown.status, await shown.text()]).toEqual([200, "<title>page</title>"]);
  }
  const asset = await app.request("/assets/gone.js", asPerson);
  expect([asset.status, await asset.text()]).toEqual([404, "404 Not Found"]);
});

test("where the build has written them, an address has a page of its own, and all others one that says so", async () => {
  await using built = await buildPage();
  const [plain, operated] = [spa(built.path, false), spa(built.path, true)];
  for (const name of ["jobs", "job", "telemetry", "privacy", "operator", "not-found"]) {
    await writeFile(join(built.path, `${name}.html`), name);
  }

  const shown = async (app: typeof plain, path: string) => {
    const answer = await app.request(path, asPerson);
    return [answer.status, await answer.text()];
  };
  for (const name of ["jobs", "telemetry", "privacy"]) {
    expect(await shown(plain, `/${name}`)).toEqual([200, name]);
  }
  expect(await shown(plain, "/jobs/j1")).toEqual([200, "job"]);
  expect(await shown(operated, "/operator")).toEqual([200, "operator"]);
  for (const path of ["/operator", "/operator.html", "/jobs/j1/more", "/nothing"]) {
    expect(await shown(plain, path)).toEqual([404, "not-found"]);
  }
});

test("the form has a page of its own, compressed too, where the build has written one", async () => {
  await using built = await buildPage();
  const app = spa(built.path, false);
  await writeFile(join(built.path, "autofill.html"), "<title>form</title>");
  await writeFile(join(built.path, "autofill.html.gz"), gzipSync("<title>form</title>"));

  const form = await app.request("/autofill", asPerson);
  expect([form.status, await form.text()]).toEqual([200, "<title>form</title>"]);
  expect(form.headers.get("cache-control")).toBe("no-cache");
  const headers = { ...asPerson.headers, "accept-encoding": "gzip" };
  const small = await app.request("/autofill", { headers });
  expect(small.headers.get("content-encoding")).toBe("gzip");
  expect(small.headers.get("content-type")).toContain("text/html");
  expect(await (await app.request("/jobs", asPerson)).text()).toBe("<title>page</title>");
});

test("a script that was compressed beside itself is sent so to whoever can read it", async () => {
  await using built = await buildPage();
  const script = "export const page = 1;";
  await writeFile(join(built.path, "assets", "page.js"), script);
  await writeFile(join(built.path, "assets", "page.js.gz"), gzipSync(script));
  const app = spa(built.path, false);

  const headers = { "accept-encoding": "gzip, deflate, br" };
  const small = await app.request("/assets/page.js", { headers });
  expect(small.headers.get("content-encoding")).toBe("gzip");
  expect(small.headers.get("vary")).toBe("Accept-Encoding");
  expect(small.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  const bytes = Buffer.from(await small.arrayBuffer());
  expect(small.headers.get("content-length")).toBe(String(bytes.length));
  expect(gunzipSync(bytes).toString()).toBe(script);

  const plain = await app.request("/assets/page.js");
  expect([plain.headers.get("content-encoding"), await plain.text()]).toEqual([null, script]);
  expect(plain.headers.get("vary")).toBe("Accept-Encoding");
  expect((await app.request("/assets/page.js.gz", { headers })).status).toBe(404);
});

test("a file is read again only where it has changed, and its bytes are one copy for all", async () => {
  await using built = await buildPage();
  const path = join(built.path, "assets", "page.js");
  await writeFile(path, "export const page = 1;");
  const app = spa(built.path, false);
  const read = async () => await (await app.request("/assets/page.js")).text();
  expect(await read()).toBe("export const page = 1;");
  await writeFile(path, "export const page = 23;");
  expect(await read()).toBe("export const page = 23;");

  const files = createBuiltFiles(built.path);
  const first = await files.find("assets/page.js", undefined);
  expect(first?.bytes.length).toBe(23);
  expect((await files.find("assets/page.js", "br"))?.bytes).toBe(first?.bytes);
});

test.each([
  "/assets/..%2findex.html.js",
  "/assets/%2e%2e/%2e%2e/etc/passwd.js",
  "/..%5c..%5ca.txt",
])("%s leads nowhere", async (path) => {
  await using built = await buildPage();

  expect((await spa(built.path, false).request(path)).status).toBe(404);
  const files = createBuiltFiles(join(built.path, "assets"));
  expect(await files.find("../index.html", undefined)).toBeUndefined();
  expect(await files.find("..\\index.html", undefined)).toBeUndefined();
});

async function buildPage() {
  const folder = await mkdtempDisposable(join(tmpdir(), "spa-"));
  await mkdir(join(folder.path, "assets"));
  await writeFile(join(folder.path, "index.html"), "<title>page</title>");
  return folder;
}
