import type { SystemFiles } from "./system-files.ts";

/**
 * What is asked of the operating system about processes and their memory. There are two: Linux's own, which sees every
 * process of the machine, and a portable one, which knows what this process has started. A composition root chooses
 * (`chooseSystem`) and passes it down. Every method answers at once; none throws because a process is gone.
 */
export interface ProcessSystem {
  readonly kind: "linux" | "portable";
  /** How a child is started so that a Ctrl-C at our terminal does not reach it. */
  readonly apart: Readonly<{ detached: boolean; windowsHide: boolean }>;
  /** The variables by which a child takes `folder` as the one for its temporary files. */
  temporaryFolder(folder: string): Record<string, string>;
  /** What the kernel shows as files; nothing where it shows none. */
  readonly files: SystemFiles;
  /** This process: "<pid>.<start>.<space>", for the names of folders and marks; 30 characters at most. */
  ownInstance(): string;
  /** Whether this system knows that the process behind an instance has ended. False also where it cannot know. */
  isInstanceGone(instance: string): boolean;
  /** Ends a child when this process ends without having released it. Take it before the child is started. */
  guard(guarded: GuardedProcess): ProcessGuard;
  /** Knows the children that this process starts from now on by their arguments. */
  watchChildren(): ChildWatch;
  /** How many processes of the tree below and with `rootPid` are known to live. */
  treeSize(rootPid: number): number;
  /** Ends the tree at once; gives how many processes were hit. */
  killTree(rootPid: number): number;
  /** Ends all that this process has started, then this process, at once. */
  endOwnTree(): void;
  /** How many processes of a run live, its runner left out. */
  countRun(run: RunMarks): number;
  /** Ends a run's group and all else of it at once. Gives how many there were beside the runner. */
  killRun(run: RunMarks): number;
  /** Ends the processes that were started with an argument or a mark which `isMeant` accepts; gives how many. */
  killMarked(isMeant: (mark: string) => boolean): number;
  /** Resident memory of another process in MB; undefined where it is gone or the system does not say. */
  residentMb(pid: number): number | undefined;
  /** The machine's memory in MB; undefined where it is not known. */
  ramMb(): number | undefined;
  /** What this process may use of it, in MB, where that is less and is not read from `files`. */
  memoryLimitMb(): number | undefined;
  /** How many files, sockets and pipes this process may hold open; undefined where it is not known. */
  openFilesLimit(): number | undefined;
  /** Whether Chromium's own sandbox can be set up here (docs/faults.md §1.10). */
  allowsBrowserSandbox(): boolean;
  /** Leaves the memory of this process, and of all it starts from now on, out of core dumps (SECURITY.md T8). */
  forbidCoreDumps(): void;
  /** Whom the system takes when memory runs out: a reader before a runner. A refusal goes to `onError`. */
  offerToOom(
    pid: number | undefined,
    role: "reader" | "runner",
    onError: (error: unknown) => void,
  ): void;
  /** The system takes a run before this process, where that can be had. */
  protectFromOom(): void;
}

/** What marks a process as one of a run. */
export interface RunMarks {
  /** Leads a process group; -1 where it is gone for long. */
  runnerPid: number;
  /** The run's own folder, the mark of its guard. */
  tmpDir: string;
}

export interface GuardedProcess {
  /** Stands in the environment or the arguments of every process that is meant, and of no other. */
  mark: string;
  /** Seconds it may take to end by itself once we are gone. */
  graceSecs: number;
}

/** Dispose of it when nothing is left of what it watches, or nothing was started. */
export interface ProcessGuard extends Disposable {
  /** One more process that is meant: a child, or what that has started. */
  watch(pid: number): void;
  /** It has ended; another may get its number. */
  forget(pid: number): void;
}

export interface ChildWatch extends Disposable {
  /** The living child that has `marker` in an argument. */
  find(marker: string): number | undefined;
}
