import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { createAutofillClient, createCookieJar } from "@jobcan-automation/client";
import { startSandbox } from "@jobcan-automation/sandbox";
import { buildImage, whyNoImage } from "../lib/built-image.ts";
import { openMemoryCgroup } from "../lib/machine/memory-cgroup.ts";
import { wrongDays } from "../lib/punch-oracle.ts";
import { endOf, monthOfRows, submitSheet, untilFinished, uploadMonth } from "../lib/run-month.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const limitMb = 512;
const days = 20;
const port = 39_000 + (process.pid % 1_000);

/** The image, built from the Dockerfile and run in 512 MB as its own user, does the main job. */
export async function run(): Promise<boolean> {
  const why = whyNoImage();
  if (why !== undefined) return skip(why);
  await using cgroup = openMemoryCgroup(`jobcan-bench-${process.pid}-image`, limitMb);
  if (cgroup === undefined) return skip(noCgroup);
  const startMs = performance.now();
  await using image = await buildImage();
  const builtSecs = (performance.now() - startMs) / 1000;
  await using sandbox = await startSandbox();
  const env = {
    PORT: String(port),
    HOST: "127.0.0.1",
    PRACTICE_ID_URL: sandbox.idUrl,
    PRACTICE_SSL_URL: sandbox.sslUrl,
  };
  const [command, args] = cgroup.wrap(image.command(env));
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    if (line.startsWith("listening")) resolve();
  });
  child.once("exit", () => reject(new Error(`the image ended: ${lines.slice(-3).join(" / ")}`)));
  try {
    await listening;
    const url = `http://127.0.0.1:${port}`;
    const client = createAutofillClient({ url, cookieJar: createCookieJar() });
    const jobId = await submitSheet({ client }, await uploadMonth({ client }, days));
    const ended = endOf(await untilFinished({ client }, jobId));
    const wrong = wrongDays(sandbox.punches(), monthOfRows(days));
    const { oomKills } = cgroup.read();
    const chromium = lines.find((line) => line.startsWith("chromium_found")) ?? "no chromium";
    printTable(`The image in ${limitMb} MB`, [
      { "built s": builtSecs, ended, wrong: wrong.length, "OOM kills": oomKills, chromium },
    ]);
    return ended === "succeeded" && wrong.length === 0 && oomKills === 0;
  } finally {
    if (child.exitCode === null) {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    }
  }
}
