import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { readProcess, readProcessTable } from "./process-table.ts";
import { relatedProcesses } from "./related-processes.ts";
import { fakeFiles, fakeProc } from "../../testing/index.ts";

const server = { pid: 10, parentPid: 5, name: "node", group: 5 };
const runner = { pid: 20, parentPid: 10, name: "node" };
const zombie = { pid: 31, parentPid: 20, name: "chromium", state: "Z" };

test("a zombie is listed as one among the others", () => {
  const table = readProcessTable(fakeFiles(fakeProc(server, runner, zombie)));
  const [root] = table;
  const below = relatedProcesses(table, { pids: [10], groups: [] }, root);
  expect(below.map((process) => [process.pid, process.zombie])).toEqual([
    [20, false],
    [31, true],
  ]);
});

test("a name with brackets and blanks does not shift what stands behind it", () => {
  const odd = { pid: 20, parentPid: 10, name: "node) S 1 (x", group: 7, session: 6 };
  expect(readProcess(20, fakeFiles(fakeProc(odd)))).toMatchObject({
    name: "node) S 1 (x",
    parentPid: 10,
    group: 7,
    session: 6,
    zombie: false,
  });
});

test("a process that is not there has no row, and without /proc there is no table", () => {
  expect(readProcess(99, fakeFiles(fakeProc(server)))).toBeUndefined();
  expect(readProcessTable(fakeFiles({}))).toEqual([]);
});

test("a real child in a session of its own is seen to run and to be gone", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true });
  const pid = child.pid ?? 0;
  const startTicks = readProcess(pid)?.startTicks;
  expect(startTicks).toBeGreaterThan(readProcess(process.pid)?.startTicks ?? Infinity);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(readProcess(pid)).toBeUndefined();
});
