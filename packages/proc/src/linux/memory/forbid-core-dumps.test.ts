import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";

const filter = "/proc/self/coredump_filter";

test.skipIf(!existsSync(filter))(
  "what it is called in, and all that starts, dumps no memory",
  () => {
    const script = `
    import { execFileSync } from "node:child_process";
    import { readFileSync } from "node:fs";
    import { forbidCoreDumps } from ${JSON.stringify(import.meta.resolve("./forbid-core-dumps.ts"))};
    forbidCoreDumps();
    const own = readFileSync("${filter}", "utf8");
    const below = execFileSync("/bin/sh", ["-c", "exec cat ${filter}"], { encoding: "utf8" });
    console.log(own.trim(), below.trim());`;
    const words = ["--no-warnings", "--input-type=module", "-e", script];

    const printed = execFileSync(process.execPath, words, { encoding: "utf8" });

    expect(printed.trim()).toBe("00000000 00000000");
  },
);
