import type { AutofillNodeClient } from "@jobcan-automation/client";
import type { Language, Sentences } from "@jobcan-automation/sentences";
import type { Env } from "./env.ts";
import type { CliWords } from "./words/cli-words.ts";

/** What the commands need from outside; fakes in tests. */
export interface CliPorts {
  /** The running service that was named; undefined where none was. */
  server: string | undefined;
  /** What a private instance asks for, where it is known. */
  accessToken: string | undefined;
  /** The service is inside this process: it ends with the command. */
  isOwn: boolean;
  machine: Machine;
  client: AutofillNodeClient;
  sentences: Sentences;
  words: CliWords;
  lang: Language;
  json: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Shows a line at the bottom of the terminal instead of the last one; undefined where stderr is none. */
  status: ((line: string) => void) | undefined;
  /** The width of the terminal that results are shown on; undefined where they go elsewhere. */
  columns: number | undefined;
  readFile(path: string): Promise<Blob>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  readStdin(): Promise<string>;
  /** Asks on the terminal, until the signal; undefined without one. */
  ask: AskOnTerminal | undefined;
  /** Asks on the terminal without showing what is typed; undefined without one. */
  askHidden: AskOnTerminal | undefined;
  /** Composes a service inside this process that listens, with the practice site beside it. */
  openOwn(port: number): Promise<OwnService>;
  env: Env;
  /** Aborted by Ctrl-C. */
  interrupted: AbortSignal;
  /** Called where the person does not wait for the end: a second Ctrl-C. */
  onLeave(action: () => void): void;
  newRequestKey(): string;
  /** Stores the cookie that owns the jobs, for a later `stop`. */
  storeOwner(): Promise<void>;
  /** This user's key for the service; undefined where there is none yet. */
  key: string | undefined;
  storeKey(key: string): Promise<void>;
}

export type AskOnTerminal = (question: string, signal?: AbortSignal) => Promise<string>;

/** A service inside this process; disposing ends its runs, browsers, practice site and listeners in order. */
export interface OwnService extends AsyncDisposable {
  /** Answers a request as an HTTP server would. */
  fetch(request: Request): Promise<Response>;
  /** Where it listens. */
  url: string | undefined;
  /** The practice site's control page. */
  practiceUrl: string | undefined;
  dataDir: string;
  superseded: Promise<void>;
}

/** This machine as `doctor` looks at it. */
export interface Machine {
  version: string;
  nodeVersion: string;
  /** The binary of a browser to work with; undefined where there is none. */
  findBrowser(): string | undefined;
  /** Fetches Playwright's own browser, its progress on stderr; that it failed shows by `findBrowser`. */
  fetchBrowser(signal: AbortSignal): Promise<void>;
  /** Opens an address in the person's own browser; false without a screen. */
  openPage(url: string): boolean;
  /** What the browser says of itself ("Chromium 148.0.…"); undefined where it does not start. */
  browserVersion(path: string): Promise<string | undefined>;
  hasJapaneseFonts(): Promise<boolean>;
  /** In MB: all memory that a process here may take, and what is free of it. */
  memory(): { limitMb: number; freeMb: number };
  /** Whether anything at all answers at an http or https address within some seconds. */
  answers(url: string): Promise<boolean>;
}
