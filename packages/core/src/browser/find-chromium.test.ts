import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { findChromium, requireChromium } from "./find-chromium.ts";

/** A folder of programs; text that begins with "#!" is a script, other text stands for a binary. */
function machineWith(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), "chromium-test-"));
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.replaceAll("ROOT", root));
    chmodSync(path, 0o755);
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
}

test("a named path wins over all others", () => {
  using machine = machineWith({ "mine/chrome": "binary", "bin/chromium": "binary" });
  const { root } = machine;

  expect(findChromium({ CHROMIUM_PATH: join(root, "mine/chrome"), PATH: join(root, "bin") })).toBe(
    join(root, "mine/chrome"),
  );
});

test("a named path that does not exist is not replaced by another browser", () => {
  using machine = machineWith({ "bin/chromium": "binary" });

  expect(
    findChromium({ CHROMIUM_PATH: "/no/such/chrome", PATH: join(machine.root, "bin") }),
  ).toBeUndefined();
});

test("Playwright's newest headless shell is taken before what is on PATH", () => {
  using machine = machineWith({
    "ms/chromium_headless_shell-1200/chrome-linux/headless_shell": "binary",
    "ms/chromium_headless_shell-1210/chrome-headless-shell-linux64/chrome-headless-shell": "binary",
    "bin/chromium": "binary",
  });
  const { root } = machine;

  expect(
    findChromium({ PLAYWRIGHT_BROWSERS_PATH: join(root, "ms"), PATH: join(root, "bin") }),
  ).toBe(
    join(
      root,
      "ms/chromium_headless_shell-1210/chrome-headless-shell-linux64/chrome-headless-shell",
    ),
  );
});

test("on PATH the headless shell is preferred, in whichever folder it is", () => {
  using machine = machineWith({ "a/chromium": "binary", "b/chromium-headless-shell": "binary" });
  const { root } = machine;

  expect(findChromium({ PATH: `${join(root, "a")}:${join(root, "b")}`, HOME: root })).toBe(
    join(root, "b/chromium-headless-shell"),
  );
});

test.each([
  ["its plain path", '#!/bin/sh -e\n\nROOT/lib/chromium-headless-shell "$@"\n'],
  [
    "variables",
    '#!/bin/sh\nAPPNAME=chromium-headless-shell\nLIBDIR=ROOT/lib\nexec $LIBDIR/$APPNAME "$@"\n',
  ],
])("a wrapper script is replaced by the binary that it names by %s", (_how, script) => {
  using machine = machineWith({
    "bin/chromium-headless-shell": script,
    "lib/chromium-headless-shell": "binary",
  });
  const { root } = machine;

  expect(findChromium({ PATH: join(root, "bin"), HOME: root })).toBe(
    join(root, "lib/chromium-headless-shell"),
  );
});

test("a link is followed to the binary", () => {
  using machine = machineWith({ "opt/chrome": "binary", "bin/other": "binary" });
  const { root } = machine;
  symlinkSync(join(root, "opt/chrome"), join(root, "bin/google-chrome"));

  expect(findChromium({ PATH: join(root, "bin"), HOME: root })).toBe(join(root, "opt/chrome"));
});

test.each<[NodeJS.Platform, string]>([
  [
    "win32",
    "Local/ms-playwright/chromium_headless_shell-1210/chrome-headless-shell-win64/chrome-headless-shell.exe",
  ],
  [
    "darwin",
    "Library/Caches/ms-playwright/chromium_headless_shell-1210/chrome-mac/chrome-headless-shell",
  ],
])("Playwright's own is found where %s stores what can be fetched again", (platform, place) => {
  using machine = machineWith({ [place]: "binary" });
  const { root } = machine;

  expect(findChromium({ HOME: root, LOCALAPPDATA: join(root, "Local") }, platform)).toBe(
    join(root, place),
  );
});

test("without one of Playwright's and on PATH, an installed Edge is taken", () => {
  const edge = "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
  using machine = machineWith({ [edge]: "binary" });

  expect(findChromium({ HOME: machine.root }, "darwin")).toBe(join(machine.root, edge));
});

test("a script that names no binary is passed over", () => {
  using machine = machineWith({
    "bin/chromium-headless-shell": "#!/bin/sh\necho none\n",
    "bin/chromium": "binary",
  });

  expect(findChromium({ PATH: join(machine.root, "bin"), HOME: machine.root })).toBe(
    join(machine.root, "bin/chromium"),
  );
});

test("where none is found, the error for tests and benches says what to set", () => {
  expect(() => requireChromium({ PATH: "", HOME: "/no/such/home" })).toThrow("CHROMIUM_PATH");
});
