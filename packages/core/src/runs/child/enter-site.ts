import { tmpdir } from "node:os";
import { createOneAttempt, type OneAttempt } from "../../jobcan/sign-in/one-attempt.ts";
import { resumeSession } from "../../jobcan/sign-in/resume-session.ts";
import { signInInPicture } from "../../jobcan/sign-in/sign-in-in-picture.ts";
import { signInInWindow } from "../../jobcan/sign-in/sign-in-in-window.ts";
import { enterFromWindow, signInOneself } from "../../jobcan/sign-in/sign-in-oneself.ts";
import type { SignInRun } from "../../jobcan/sign-in/sign-in-run.ts";
import { signIn } from "../../jobcan/sign-in/sign-in.ts";
import type { SiteVisit } from "../../jobcan/visit/site-visit.ts";
import type { RunWork } from "../messages.ts";
import { browserEvents, closeTimeoutMs } from "./run-browser.ts";
import type { RunJob, Running } from "./run-ports.ts";
import { TimedPerson } from "./timed-person.ts";

/** Where the person signs in in a window of their own: the run goes on with what that has left. */
export async function afterWindow(work: RunWork, { ports, stop }: Running): Promise<RunWork> {
  const { own, site } = work;
  if (own?.way !== "window") return work;
  const { system, reporter, person } = ports;
  const { host } = new URL(site.idUrl);
  reporter.log("info", { code: "signing_in", facts: { host } });
  const folder = tmpdir();
  const env = { ...own.browser.env, ...system.temporaryFolder(folder) };
  const browser = { ...own.browser, env };
  const events = browserEvents(ports);
  const window = { system, site, browser, folder, person, closeTimeoutMs, events };
  const cookies = await signInInWindow(window, stop.any);
  return { ...work, cookies };
}

/**
 * Signs in. The credentials are held here only, and by nothing once this has settled: a session that is lost later
 * comes back without them.
 */
export async function enterSite(
  visit: SiteVisit,
  { work, credentials }: RunJob,
  { ports, stop }: Running,
): Promise<void> {
  const { reporter } = ports;
  if (work.own?.way === "window") {
    const { name } = await enterFromWindow(visit, stop.soft);
    if (name !== "") reporter.account(name);
    return reporter.log("info", { code: "signed_in", facts: { name, tookMs: 0 } });
  }
  if (work.cookies !== undefined) {
    const { name } = await resumeSession(visit, stop.soft);
    if (name !== "") reporter.account(name);
    return reporter.log("info", { code: "session_resumed", facts: { name } });
  }
  const startedAt = performance.now();
  reporter.log("info", { code: "signing_in", facts: { host: new URL(work.site.idUrl).host } });
  const person = new TimedPerson(ports.person);
  const run = { visit, person, signal: stop.soft, anyStop: stop.any };
  const { name } =
    work.own === undefined
      ? await signInWith(createOneAttempt(credentials.take()), run)
      : await signInOneself(run);
  const tookMs = Math.round(performance.now() - startedAt - person.askedMs);
  if (name !== "") reporter.account(name);
  reporter.log("info", { code: "signed_in", facts: { name, tookMs } });
}

async function signInWith(
  attempt: OneAttempt,
  person: Omit<SignInRun, "attempt">,
): Promise<{ name: string }> {
  const run = { ...person, attempt };
  return await signIn(run).catch((error: unknown) => signInInPicture(run, error));
}
