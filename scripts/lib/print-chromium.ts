// Prints the path of the Chromium that the service would use; ends with 1 where there is none.
import { findChromium } from "../../packages/core/src/browser/find-chromium.ts";

const path = findChromium(process.env);
if (path === undefined) process.exit(1);
console.log(path);
