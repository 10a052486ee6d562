import { expect, test } from "vitest";
import { contextOptions, launchOptions } from "./launch-options.ts";

const reachOfTwo = { how: "hosts", names: ["a.test", "b.test"] } as const;
const launch = { executablePath: "/x", env: { TMPDIR: "/t" } };

test("the sandbox is Chromium's own, and nothing that cannot live with it is asked for", () => {
  const on = launchOptions({ ...launch, sandbox: true }, { how: "hosts", names: ["a.test"] }, "m");
  const off = launchOptions(
    { ...launch, sandbox: false },
    { how: "hosts", names: ["a.test"] },
    "m",
  );

  expect([on.chromiumSandbox, off.chromiumSandbox]).toEqual([true, false]);
  expect(on.args).not.toContain("--no-zygote");
  expect([...(on.args ?? []), ...(off.args ?? [])].join(" ")).not.toMatch(
    /--no-sandbox|--disable-web-security|ignore-certificate|--single-process/,
  );
});

test("the browser neither takes signals meant for its runner nor sees more of the environment than it is given", () => {
  const options = launchOptions({ ...launch, sandbox: true }, reachOfTwo, "m");

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

test.each([reachOfTwo, { how: "proxy", port: 4999 }] as const)(
  "no page sends UDP: $how",
  (reach) => {
    expect(launchOptions({ ...launch, sandbox: true }, reach, "m").args).toContain(
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    );
  },
);

test("a browser for the picture shows pictures, and looks up and reaches nothing beside its proxy", () => {
  const lean = launchOptions({ ...launch, sandbox: true }, reachOfTwo, "m");
  const shown = launchOptions({ ...launch, sandbox: true }, { how: "proxy", port: 4999 }, "m");

  expect(lean.args).toContain("--blink-settings=imagesEnabled=false");
  expect(shown.args).not.toContain("--blink-settings=imagesEnabled=false");
  expect(shown.args).toEqual(
    expect.arrayContaining([
      "--proxy-server=http://127.0.0.1:4999",
      "--proxy-bypass-list=<-loopback>",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      "--disable-http2",
      "--disable-quic",
    ]),
  );
});
