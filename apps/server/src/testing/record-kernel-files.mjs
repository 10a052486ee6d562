// Loaded before a program (--import): records each file below /proc and /sys that code of ours asks for, and goes on
// into the Node programs that are started from it. A library's own reading is not ours.
import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { basename } from "node:path";

const { appendFileSync } = fs;
const record = process.env.KERNEL_FILES_RECORD ?? recordOfArguments();
const program = basename(process.argv[1] ?? "");

appendFileSync(record, `began ${program}\n`);
for (const holder of [fs, fs.promises]) {
  for (const [name, call] of Object.entries(holder)) {
    if (typeof call === "function" && /^[a-z]/.test(name)) holder[name] = watched(call);
  }
}
childProcess.spawn = withHook(childProcess.spawn);
syncBuiltinESMExports();

function watched(call) {
  return function (...args) {
    const path = args[0] instanceof URL ? args[0].pathname : args[0];
    const isOfKernel = typeof path === "string" && /^\/(proc|sys)(\/|$)/.test(path);
    if (isOfKernel && isCalledByUs()) appendFileSync(record, `${program} ${path}\n`);
    return new.target === undefined ? call.apply(this, args) : Reflect.construct(call, args);
  };
}

/** By the file that calls: the nearest one that is neither this one nor Node's. */
function isCalledByUs() {
  const frames = new Error("where").stack?.split("\n").slice(1) ?? [];
  const caller = frames.find(
    (frame) => !frame.includes(import.meta.url) && !frame.includes("node:"),
  );
  return caller !== undefined && !caller.includes("/node_modules/");
}

/** A Node program below gets this file and the record by its arguments: it sees nothing of our environment. */
function withHook(spawn) {
  return (command, args = [], options = {}) => {
    const at = command === process.execPath ? 0 : args.indexOf(process.execPath) + 1;
    const isNode = command === process.execPath || at > 0;
    if (!isNode) return spawn(command, args, options);
    const more = [
      "--import",
      `${import.meta.url}?${encodeURIComponent(record)}`,
      `--allow-fs-write=${record}`,
    ];
    const added = args.includes("--permission") ? more : more.slice(0, 2);
    return spawn(command, [...args.slice(0, at), ...added, ...args.slice(at)], options);
  };
}

function recordOfArguments() {
  return decodeURIComponent(new URL(import.meta.url).search.slice(1));
}
