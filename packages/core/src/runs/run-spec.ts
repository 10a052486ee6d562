import { todayInJapan } from "@jobcan-automation/timesheet";
import type { Target } from "@jobcan-automation/contract";
import { parseCookies, type RunSpec } from "./messages.ts";
import type { JobRequest } from "../record/job-request.ts";

/** What a run needs besides the user's request. */
export interface RunSettings {
  /** The sites that can be chosen; a target without one is refused before it comes here. */
  sites: Partial<Record<Target, RunSpec["site"]>>;
  browser: RunSpec["browser"];
  /** Pause between punches; the least towards the real site. */
  punchDelayMs: number;
  timeoutMs: number;
  stepTimeoutMs: number;
  /** How long a person is waited for; 0: not at all. */
  personWaitMs: number;
}

/** All a runner is given of one job. Reveals the secrets: to be handed over and dropped. */
export function buildRunSpec(
  job: { id: string; request: JobRequest; nowMs: number },
  settings: RunSettings,
): RunSpec {
  const { request } = job;
  const site = settings.sites[request.target];
  if (site === undefined) throw new RangeError("a job for a site that is not configured");
  return {
    jobId: job.id,
    mode: request.mode,
    site,
    ...signInOf(request),
    rows: [...request.rows],
    options: request.options,
    ...(request.skeleton !== undefined && { skeleton: request.skeleton }),
    hasPicture: request.person === "present" && settings.personWaitMs > 0,
    punchDelayMs: punchDelay(request, settings),
    browser: settings.browser,
    timeoutMs: settings.timeoutMs,
    stepTimeoutMs: settings.stepTimeoutMs,
    today: todayInJapan(job.nowMs),
  };
}

function signInOf(request: JobRequest): Pick<RunSpec, "credentials" | "cookies"> {
  const { login, password, companyCode, cookies } = request;
  if (cookies !== undefined) return { cookies: parseCookies(cookies.reveal()) };
  return {
    credentials: {
      login: login.reveal(),
      password: password?.reveal() ?? "",
      ...(companyCode !== undefined && { companyCode }),
    },
  };
}

function punchDelay(request: JobRequest, settings: RunSettings): number {
  const chosenMs = request.options.punchDelayMs ?? settings.punchDelayMs;
  return request.target === "practice" ? chosenMs : Math.max(chosenMs, settings.punchDelayMs);
}
