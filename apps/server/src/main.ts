import type { Server } from "node:http";
import { chooseSystem } from "@jobcan-automation/proc";
import type { Service } from "./compose.ts";
import { composeFor } from "./compose-for.ts";
import { ConfigError, readConfig, type Config } from "./config.ts";
import { findEntries } from "./entries.ts";
import type { HttpLimits } from "./http/http-server.ts";
import { limitsFor, listen } from "./http/listen.ts";
import { withPractice } from "./machine/practice-process.ts";
import { shutDownService } from "./shutdown.ts";

/*
 * The process' edge: environment in, signals in, exit code out. Exit codes: 0 asked to end, 1 an unexpected error, 2
 * a setting that cannot be used.
 */
const shutdownLimitMs = 28_000;

await main();

async function main(): Promise<void> {
  surviveClosedPipes();
  // Whatever is written is for this user alone, also in a DATA_DIR that others may look into.
  process.umask(0o077);
  try {
    const entries = findEntries(import.meta.url);
    const asked = readConfig(process.env);
    const system = chooseSystem(asked.PROCESS_SYSTEM);
    const limits = limitsFor(asked, system);
    const config = await withPractice(asked, entries.practice, system);
    const service = await composeFor(config, entries, { system, write });
    await serve(config, service, limits);
  } catch (error) {
    end(startErrors(error), error instanceof ConfigError ? 2 : 1);
  }
}

async function serve(config: Config, service: Service, limits: HttpLimits): Promise<void> {
  const stopping = new AbortController();
  const { server, url } = await listen(service.app, config, limits);
  service.protectFromOom();
  service.begin(stopping.signal);
  service.log.line("info", "listening", { url });
  onSignals(service, server, stopping);
}

function onSignals(service: Service, server: Server, stopping: AbortController): void {
  let asked = false;
  const leaveNothing = (lines: string[], exitCode: number) => {
    service.abandon();
    end(lines, exitCode);
  };
  const stop = (signal: string, exitCode: number) => {
    // The second signal means it.
    if (asked) leaveNothing([], exitCode === 0 ? 130 : exitCode);
    asked = true;
    service.log.line("info", "shutting_down", { signal });
    stopping.abort();
    setTimeout(() => leaveNothing(["shutdown_overdue"], 1), shutdownLimitMs).unref();
    shutDownService(service, server).then(
      () => end([], exitCode),
      (error: unknown) => {
        service.log.unexpected("shutdown", error);
        end([], 1);
      },
    );
  };
  void service.superseded.then(() => {
    if (!asked) stop("superseded", 1);
  });
  process.on("SIGTERM", () => stop("SIGTERM", 0));
  process.on("SIGINT", () => stop("SIGINT", 0));
  process.on("SIGHUP", () => stop("SIGHUP", 0));
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      service.log.unexpected(event, error);
      // The day in hand is still brought to its end; a supervisor starts us anew.
      if (!asked) stop(event, 1);
    });
  }
}

/** A log reader that has gone must not take the service with it. */
function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", () => {
      // EPIPE, ENOSPC: there is nowhere left to report it.
    });
  }
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

function startErrors(error: unknown): string[] {
  const reasons = error instanceof ConfigError ? error.lines : [reasonOf(error)];
  return reasons.map((reason) => `cannot start: ${reason}`);
}

function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : "unknown";
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
  return [reason, cause].filter((part) => part !== "").join(": ");
}

function end(lines: readonly string[], exitCode: number): never {
  for (const line of lines) process.stderr.write(`${line.replaceAll("\n", " ")}\n`);
  // oxlint-disable-next-line unicorn/no-process-exit -- the edge of the process
  process.exit(exitCode);
}
