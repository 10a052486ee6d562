import { expect, test } from "vitest";
import { contextOptions, launchOptions } from "./launch-options.ts";

const launch = { executablePath: "/x", env: { TMPDIR: "/t" } };

test("the sandbox is Chromium's own, and nothing that cannot live with it is asked for", () => {
  const on = launchOptions({ ...launch, sandbox: true }, ["a.test"], "m");
  const off = launchOptions({ ...launch, sandbox: false }, ["a.test"], "m");

  expect([on.chromiumSandbox, off.chromiumSandbox]).toEqual([true, false]);
  expect(on.args).not.toContain("--no-zygote");
  expect([...(on.args ?? []), ...(off.args ?? [])].join(" ")).not.toMatch(
    /--no-sandbox|--disable-web-security|ignore-certificate|--single-process/,
  );
});

test("the browser neither takes signals meant for its runner nor sees more of the environment than it is given", () => {
  const options = launchOptions({ ...launch, sandbox: true }, ["a.test", "b.test"], "m");

  expect(options).toMatchObject({
    handleSIGTERM: false,
    handleSIGINT: false,
    handleSIGHUP: false,
    env: { TMPDIR: "/t" },
  });
  expect(options.args).toContain(
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE a.test, EXCLUDE b.test",
  );
});

test("certificates are checked and downloads refused", () => {
  expect(contextOptions).not.toHaveProperty("ignoreHTTPSErrors");
  expect(contextOptions).toMatchObject({
    acceptDownloads: false,
    serviceWorkers: "block",
    permissions: [],
  });
});
