import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkpointTags } from "@jobcan-automation/contract";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { liveUser, practicePassword } from "./testing/live-user.ts";
import { startPractice, startService } from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 90_000 });

const mb = String.raw`-?\d+\.\d`;
const env = "env_WEB_CONCURRENCY=1 env_WEB_THREADS=1 env_MAX_ACTIVE_SESSIONS=1";

/** docs/product.md §4 as patterns, from the first character to the last. */
const contract: readonly [prefix: string, line: RegExp][] = [
  [
    "memory_check ",
    new RegExp(
      `^memory_check tag=(${checkpointTags.join("|")}) rss_mb=${mb} jobs_count=\\d+ sessions_count=\\d+ browser_count=\\d+ ${env} ` +
        `env_MEMORY_LIMIT_MB=\\d+ env_MEMORY_WARNING_MB=\\d+ job_id=\\S+ session_id=\\S+ container_mb=${mb} browser_mb=${mb} limit_mb=(${mb}|-) runner_mb=${mb}$`,
    ),
  ],
  ["browser_count ", /^browser_count (increment count=1|decrement count=0)$/],
  [
    "cleanup_result ",
    /^cleanup_result ((page|context|browser|playwright)_close|tree_gone|temp_removed)=(success|failed error=.+?)( \((error_path|via_with_block)\))?$/,
  ],
  [
    "job_prune ",
    /^job_prune (removed job_id=[0-9a-f]{32} status=(completed|error) log_count=\d+ age_sec=\d+\.\d|summary removed=\d+ remaining=\d+)$/,
  ],
  [
    "memory_threshold_",
    /^memory_threshold_(mismatch WARNING_MB=\d+ >= LIMIT_MB=\d+ - auto_correcting|auto_corrected WARNING_MB=\d+ LIMIT_MB=\d+)$/,
  ],
  ["high_memory_usage ", new RegExp(`^high_memory_usage memory_mb=${mb} warning_threshold=\\d+$`)],
  ["memory_limit_exceeded ", new RegExp(`^memory_limit_exceeded memory_mb=${mb} limit=\\d+$`)],
  [
    "critical_memory_usage ",
    new RegExp(
      `^critical_memory_usage data=\\d+ memory=${mb}MB \\(${mb}%\\) - approaching OOM job_id=[0-9a-f]{32}$`,
    ),
  ],
  [
    "emergency_memory_stop ",
    new RegExp(
      `^emergency_memory_stop data=\\d+ memory=${mb}MB \\(${mb}%\\) - preventing OOM job_id=[0-9a-f]{32}$`,
    ),
  ],
];

/** Lines that begin like one of the contract and are not one. */
function strayLines(lines: readonly string[]): string[] {
  return lines.filter((line) =>
    contract.some(([prefix, pattern]) => line.startsWith(prefix) && !pattern.test(line)),
  );
}

/** A line without its figures: "memory_check job_start", "browser_count increment". */
function wordsOf(line: string): string[] {
  const tag = /^memory_check tag=(\S+)/.exec(line)?.[1];
  if (tag !== undefined) return [tag];
  const plain = /^(browser_count \w+|cleanup_result \w+=\w+|job_prune \w+)/.exec(line)?.[1];
  return plain === undefined ? [] : [plain];
}

/** Every file of a folder in one text, whatever it holds. */
function bytesIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .map((path) => readFileSync(path, "latin1"))
    .join("\n");
}

test("a job that really runs writes the contract's lines, each as it is written down and in their order", async () => {
  await using practice = await startPractice();
  await using service = startService({
    env: {
      ...practice.env,
      JOB_RETENTION_SEC: "1",
      MEMORY_WARNING_MB: "2048",
      MEMORY_LIMIT_MB: "1024",
    },
  });
  const user = liveUser(await service.listening);

  const jobId = await user.start(2);
  // Followed, not asked for: a second after its end the job is gone.
  const story = await (
    await user.send(`/trpc/jobs.follow?input=${encodeURIComponent(`{"id":"${jobId}"}`)}`)
  ).text();
  await user.untilGone(jobId);
  await service.logged("tag=prune_jobs_after");

  expect(story).toContain('"outcome":"succeeded"');
  expect(strayLines(service.lines)).toEqual([]);
  expect(service.lines).toContain(
    "memory_threshold_mismatch WARNING_MB=2048 >= LIMIT_MB=1024 - auto_correcting",
  );
  expect(service.lines).toContain("memory_threshold_auto_corrected WARNING_MB=921 LIMIT_MB=1024");
  expect(service.lines.flatMap(wordsOf)).toEqual([
    "upload_done",
    "excel_before",
    "excel_after",
    "job_start",
    "browser_before",
    "browser_count increment",
    "browser_after",
    "cleanup_result page_close=success",
    "cleanup_result context_close=success",
    "cleanup_result browser_close=success",
    "cleanup_result playwright_close=success",
    "browser_count decrement",
    "browser_cleanup_after",
    "cleanup_result tree_gone=success",
    "cleanup_result temp_removed=success",
    "job_completed",
    "prune_jobs_before",
    "job_prune removed",
    "job_prune summary",
    "prune_jobs_after",
  ]);
  // By it the lines of an upload and of its job are found together.
  const sessions = service.lines.flatMap((line) => / session_id=([0-9a-f]+)/.exec(line)?.[1] ?? []);
  expect(new Set(sessions).size).toBe(1);
  const ofJob = service.lines.filter((line) => line.includes(` job_id=${jobId} session_id=`));
  expect(ofJob.flatMap(wordsOf)).toContain("browser_cleanup_after");
  const reported = [service.lines.join("\n"), bytesIn(service.dataDir), story];
  expect(reported.filter((text) => text.includes(practicePassword))).toEqual([]);
});

test("a clean-up after a failure is reported with (error_path), one after a stop without", async () => {
  const closed = ["page_close", "context_close", "browser_close", "playwright_close"];
  const steps = [...closed, "tree_gone", "temp_removed"];
  await using practice = await startPractice();
  await using service = startService({ env: practice.env });
  const user = liveUser(await service.listening);

  const refused = await user.start(2, { password: "not the password" });
  await user.until(refused, ({ status }) => status.state === "finished");
  await practice.holdBack();
  const stopped = await user.start(10);
  await user.until(stopped, ({ days }) => days.some(({ outcome }) => outcome === "verified"));
  await user.mutate("jobs.stop", { id: stopped, when: "after_day" });
  await service.logged(`job_finished job_id=${stopped}`);

  expect(service.lines.filter((line) => line.startsWith("cleanup_result "))).toEqual([
    ...steps.map((step) => `cleanup_result ${step}=success (error_path)`),
    ...steps.map((step) =>
      step === "playwright_close"
        ? `cleanup_result ${step}=success (via_with_block)`
        : `cleanup_result ${step}=success`,
    ),
  ]);
  expect(service.lines.filter((line) => line.startsWith("browser_count "))).toEqual([
    "browser_count increment count=1",
    "browser_count decrement count=0",
    "browser_count increment count=1",
    "browser_count decrement count=0",
  ]);
});

const jsonLine = z.looseObject({
  time: z.iso.datetime(),
  level: z.enum(["info", "warn", "error"]),
  msg: z.string(),
});

test("LOG_FORMAT=json holds for every line, and a refused password stands in none and on no disk", async () => {
  const canary = `S3cr"e't<&%\\ね`;
  await using practice = await startPractice();
  await using service = startService({ env: { ...practice.env, LOG_FORMAT: "json" } });
  const user = liveUser(await service.listening);

  const jobId = await user.start(2, { password: canary });
  const job = await user.until(jobId, ({ status }) => status.state === "finished");
  await service.logged('"msg":"job_finished"');

  expect(job.status).toMatchObject({ outcome: "failed", error: { code: "LOGIN_REJECTED" } });
  const parsed = service.lines.map((line) => jsonLine.safeParse(JSON.parse(line)));
  expect(parsed.filter(({ success }) => !success)).toEqual([]);
  const reported = [service.lines.join("\n"), bytesIn(service.dataDir), JSON.stringify(job)];
  expect(reported.filter((text) => text.includes("S3cr"))).toEqual([]);
});

test("a job that grows over 90 percent is stopped and reported by the lines of the guard, and the service goes on", async () => {
  await using practice = await startPractice();
  await using service = startService({
    env: { ...practice.env, MEMORY_LIMIT_MB: "180", MEMORY_WARNING_MB: "150" },
  });
  const url = await service.listening;
  const user = liveUser(url);

  const jobId = await user.start(19);
  const job = await user.until(jobId, ({ status }) => status.state === "finished");
  await service.logged("job_finished");

  expect(job.status).toMatchObject({
    error: { code: "MEMORY_EXHAUSTED", facts: { limitMb: 180 } },
  });
  expect(strayLines(service.lines)).toEqual([]);
  expect(service.lines.filter((line) => line.startsWith("emergency_memory_stop"))).not.toEqual([]);
  const counts = service.lines.filter((line) => line.startsWith("browser_count"));
  expect(counts.at(-1) ?? "none was opened").not.toContain("increment");
  expect(await (await fetch(`${url}/healthz`)).text()).toBe("ok");
});
