import { readFileSync } from "node:fs";
import { AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { createServerLog } from "./server-log.ts";

function openLog(format: "text" | "json" = "text") {
  const lines: string[] = [];
  const log = createServerLog({ write: (line) => void lines.push(line), format, now: () => 0 });
  return { log, lines };
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test("an error that quotes what it was given is reported without its message, a system call's with it", () => {
  const { log, lines } = openLog();
  const quoting = thrownBy(() =>
    Reflect.apply(Buffer.prototype.toString, Buffer.alloc(1), ["S3cr3t"]),
  );
  const failing = thrownBy(() => readFileSync("/no/such/file"));

  log.unexpected("here", quoting, "id-1");
  log.unexpected("there", new AutofillError("NO_SPACE", {}, { cause: failing }), "id-2");

  expect(lines[0]).toMatch(
    /^server_fault id=id-1 where=here name=TypeError code=ERR_UNKNOWN_ENCODING /,
  );
  expect(lines.join()).not.toContain("S3cr3t");
  expect(lines[1]).toMatch(/code=NO_SPACE message="?ENOENT: no such file or directory, open/);
});

test.each([
  ["an error without a code", new Error("S3cr3t")],
  ["a text", "S3cr3t"],
  ["an object", { password: "S3cr3t" }],
  ["nothing", undefined],
])("%s is reported by its kind alone", (_what, thrown) => {
  const { log, lines } = openLog("json");

  const id = log.unexpected("here", thrown);

  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "error", msg: "server_fault", id });
  expect(lines[0]).not.toContain("S3cr3t");
});

test.each(["text", "json"] as const)("a fact with line ends is one line of %s", (format) => {
  const { log, lines } = openLog(format);

  log.line("warn", "job_finished", { cause: "x\njob_finished outcome=succeeded\r\u001B[2J" });

  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/[\n\r]/);
  expect(lines[0]).not.toContain("\u001B");
});

test("an address and a card number are masked in a fact too", () => {
  const { log, lines } = openLog();

  log.line("info", "word", { reported: "taro@example.jp 4111 1111 1111 1111" });

  expect(lines).toEqual(['word reported="[email] [number]"']);
});
