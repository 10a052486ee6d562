import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const mainFile = fileURLToPath(new URL("./main.ts", import.meta.url));

test("it runs alone: one line with its URLs, and a clean end on SIGTERM", async () => {
  const child = spawn(process.execPath, [mainFile], {
    env: { ...process.env, SANDBOX_PORT: "0", SANDBOX_TENANT: "english" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const [line]: unknown[] = await once(child.stdout.setEncoding("utf8"), "data");
  child.kill("SIGTERM");

  expect(line).toMatch(
    /^practice Jobcan id=http:\/\/id\.localhost:(\d+) ssl=http:\/\/ssl\.localhost:\1 control=http:\/\/localhost:\1\/\n$/,
  );
  expect(await exited).toEqual([0, null]);
});

test("it can stand behind an untrusted certificate", async () => {
  const child = spawn(process.execPath, [mainFile], {
    env: { ...process.env, SANDBOX_PORT: "0", SANDBOX_TLS: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const [line]: unknown[] = await once(child.stdout.setEncoding("utf8"), "data");
  child.kill("SIGTERM");

  expect(line).toMatch(/^practice Jobcan id=https:\/\/id\.localhost:/);
  expect(await exited).toEqual([0, null]);
});

test("a tenant that does not exist is named, and nothing starts", async () => {
  const child = spawn(process.execPath, [mainFile], {
    env: { ...process.env, SANDBOX_PORT: "0", SANDBOX_TENANT: "unknown" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (output += piece));

  const [code]: unknown[] = await once(child, "close");

  expect(code).toBe(1);
  expect(output).toContain("SANDBOX_TENANT must be one of default, manual-approval");
});
