import type { Page } from "playwright";
import type { CleanupResult, CleanupStep } from "@jobcan-automation/contract";
import type { ProcessSystem } from "@jobcan-automation/proc";
import type { HostGate } from "./allow-hosts.ts";
import type { InsideAnswers } from "./inside-answers.ts";
import type { BrowserLaunch } from "./launch-options.ts";
import type { SessionCookies } from "./site-cookies.ts";
import type { Navigation } from "./watch-navigation.ts";

export type { SessionCookies } from "./site-cookies.ts";

export interface BrowserSessionOptions {
  system: ProcessSystem;
  launch: BrowserLaunch;
  /** URLs of the only sites that may be reached. */
  origins: readonly string[];
  /**
   * A proxy on this machine that decides what else may be reached, for a person who looks on; pictures are then loaded
   * too. Absent for a run's own work.
   */
  pictureProxyPort?: number;
  cookies: SessionCookies | readonly { name: string; value: string; url: string }[];
  /** Time limit of one step on a page. */
  stepTimeoutMs: number;
  /** Time limit of one step of closing. */
  closeTimeoutMs: number;
  events: BrowserEvents;
}

/** Called by a session while it lives; all calls are synchronous. */
export interface BrowserEvents {
  opened(pid: number | undefined): void;
  closed(killed: number, pid: number | undefined): void;
  cleanup(step: CleanupStep, result: CleanupResult): void;
  /** What a person typed in a picture may be in the text of a message there, so it is "" then. */
  dialog(text: string): void;
  blocked(host: string, count: number): void;
}

/** One browser with one page. The caller closes it; closing twice is harmless. */
export interface BrowserSession extends AsyncDisposable {
  readonly gate: HostGate;
  readonly pid: number | undefined;
  /** What the browser answers itself in place of the site. To be used within `run`, which has a time limit. */
  readonly inside: InsideAnswers;
  /**
   * Does one step on the page. Rejects with an AutofillError on failure, on the step's time limit, or as soon as the
   * browser is gone; on abort with the signal's reason.
   */
  run<T>(step: string, signal: AbortSignal, work: (page: Page) => Promise<T>): Promise<T>;
  /** Waits for something outside of the page; ends as `run` does, without a time limit. */
  wait<T>(signal: AbortSignal, work: (until: AbortSignal) => Promise<T>): Promise<T>;
  /** The page's newest main-frame navigation. */
  navigation(): Navigation | undefined;
  /** Those of the sites; also when only the page died. Rejects within a second when the browser is gone. */
  cookies(): Promise<SessionCookies>;
  close(how: { errorPath: boolean }): Promise<void>;
}
