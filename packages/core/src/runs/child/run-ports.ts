import type { CheckpointTag, CleanupResult, CleanupStep } from "@jobcan-automation/contract";
import type { ProcessSystem } from "@jobcan-automation/proc";
import type { PersonPort, ProbeReporter, ShownEmployee } from "../../base/ports.ts";
import type { SessionCookies } from "../../browser/browser-session.ts";
import type { RunStop } from "../../jobcan/visit/run-stop.ts";
import type { RunWork, SettledOptions } from "../messages.ts";
import type { OneTimeCredentials } from "./one-time-credentials.ts";
import type { PictureChannel } from "./picture-channel.ts";

/** Where a run reports on its browser, beside its reporter. */
interface RunLifecycle {
  checkpoint(tag: CheckpointTag): void;
  browser(state: "opened" | "closed", pid?: number): void;
  cleanup(step: CleanupStep, result: CleanupResult): void;
}

/** What a run needs of the process around it. */
export interface RunPorts {
  system: ProcessSystem;
  reporter: ProbeReporter;
  lifecycle: RunLifecycle;
  /** Jobcan's pages have shown who is signed in. */
  employee: (shown: ShownEmployee) => void;
  person: PersonPort;
  /** Where a person can be shown a browser; undefined where this process has no channel for it. */
  picture: PictureChannel | undefined;
  /**
   * Resolves once all that was reported so far is stored where a crash of this process or its parent cannot lose it.
   */
  flushed: () => Promise<void>;
  /** All that the browser sees of the environment. */
  browserEnv: Readonly<Record<string, string>>;
  /** Hands over the session that a plan has opened, with what a person has said meanwhile. */
  session(cookies: SessionCookies, settled: SettledOptions): void;
}

/** A job as it is given to a run. */
export interface RunJob {
  work: RunWork;
  credentials: OneTimeCredentials;
}

/** What a run has at hand beside its job. */
export interface Running {
  ports: RunPorts;
  stop: RunStop;
}
