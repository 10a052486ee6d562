import { Cuts } from "./cuts.ts";

export interface SlimParts {
  /** Playwright's own `package.json` and `browsers.json`, which it reads when it starts. */
  manifest: unknown;
  browsers: unknown;
  /** Path of the module that gives `utils` in place of Playwright's libraries. */
  leftOut: string;
}

const playwrightModule = '"packages/playwright-core/src/server/playwright.ts"()';
const systemPackages = 'registry/nativeDeps.ts"() {\n    "use strict";';
const otherBrowsers = ["init_bidiChromium", "init_bidiFirefox", "init_firefox", "init_webkit"];

/**
 * Source of an ES module with `chromium`, from the source of playwright-core's `coreBundle.js`: without its command
 * line, its servers and tools, its other browsers, its lists of devices and system packages, and with `utils` for its
 * libraries. Throws where a place that is cut is not there exactly once, so that another version is looked at again.
 */
export function slimBundle(source: string, parts: SlimParts): string {
  const cuts = new Cuts(source);
  cuts.endAt("// packages/playwright-core/src/coreBundle.ts");
  cuts.replace('"use strict";\nvar __create', "var __create");
  cuts.replaceAll('require("./utilsBundle")', "utils");
  cuts.replaceAll('require("./bootstrap")', "({ processExit: process.exit })");
  // A plain eval would keep every name of the file alive.
  cuts.replaceAll("const value = eval(", "const value = (0, eval)(");
  for (const name of otherBrowsers) cuts.removeAfter(playwrightModule, `    ${name}();\n`);
  cuts.replace("new Chromium(this, new BidiChromium(this))", "new Chromium(this)");
  cuts.replace("new Firefox(this, new BidiFirefox(this))", "new Chromium(this)");
  cuts.replace("new WebKit(this)", "new Chromium(this)");
  cuts.empty("    deviceDescriptorsSource_default = {", "\n    };");
  cuts.empty(systemPackages, "\n  }\n});");
  cuts.replace(systemPackages, `${systemPackages} deps = {};`);
  cuts.replace(
    'packageJSON = require(import_path8.default.join(packageRoot, "package.json"));',
    `packageJSON = ${JSON.stringify(parts.manifest)};`,
  );
  cuts.replace(
    'new Registry(require(import_path19.default.join(packageRoot, "browsers.json")))',
    `new Registry(${JSON.stringify(parts.browsers)})`,
  );
  return [
    `import { utils } from ${JSON.stringify(parts.leftOut)};`,
    'import { createRequire } from "node:module";',
    "const require = createRequire(import.meta.url);",
    "const __dirname = import.meta.dirname;",
    cuts.text,
    "init_inprocess();",
    "const { chromium } = playwright;",
    "export { chromium };",
  ].join("\n");
}
