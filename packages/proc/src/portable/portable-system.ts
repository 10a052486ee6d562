import { totalmem } from "node:os";
import type {
  ChildWatch,
  GuardedProcess,
  ProcessGuard,
  ProcessSystem,
  RunMarks,
} from "../process-system.ts";
import { startGuard } from "../start-guard.ts";
import { noSystemFiles } from "../system-files.ts";
import { tryNamespaces } from "../try-namespaces.ts";
import { isAlive } from "./is-alive.ts";
import { killTree, thisMachine, type TreeKiller } from "./kill-tree.ts";
import { MarkedProcesses } from "./marked-processes.ts";
import { OwnChildren } from "./own-children.ts";
import { portableGuardScript } from "./portable-guard.ts";
import { isPortableInstanceGone, portableInstance } from "./portable-instance.ts";

/**
 * Any system that Node runs on. It knows what this process has started, and what its guards watch; what other
 * processes have left it never sees. Memory is what Node says of itself.
 */
export class PortableSystem implements ProcessSystem {
  readonly kind = "portable";
  readonly apart: ProcessSystem["apart"];
  readonly files = noSystemFiles;
  readonly ownInstance = portableInstance;
  readonly isInstanceGone = isPortableInstanceGone;
  readonly #killer: TreeKiller;
  readonly #children = new OwnChildren();
  readonly #marked = new MarkedProcesses();

  constructor(killer: TreeKiller = thisMachine) {
    this.#killer = killer;
    const isWindows = killer.platform === "win32";
    // A console of its own keeps Ctrl-C away on Windows, where the system ends a child that is not detached with us.
    this.apart = { detached: !isWindows, windowsHide: isWindows };
  }

  temporaryFolder(folder: string): Record<string, string> {
    return this.#killer.platform === "win32" ? { TEMP: folder, TMP: folder } : { TMPDIR: folder };
  }

  guard(guarded: GuardedProcess): ProcessGuard {
    const known = this.#marked.add(guarded.mark);
    const shell = startGuard(guarded, portableGuardScript);
    return {
      watch(pid) {
        known.add(pid);
        shell.watch(pid);
      },
      forget(pid) {
        known.delete(pid);
        shell.forget(pid);
      },
      [Symbol.dispose]: () => {
        shell[Symbol.dispose]();
        known[Symbol.dispose]();
      },
    };
  }

  watchChildren(): ChildWatch {
    return { find: (marker) => this.#children.find(marker), [Symbol.dispose]: () => {} };
  }

  treeSize(rootPid: number): number {
    return isAlive(rootPid) ? 1 : 0;
  }

  killTree(rootPid: number): number {
    const size = this.treeSize(rootPid);
    killTree(rootPid, this.#killer);
    return size;
  }

  endOwnTree(): void {
    for (const pid of this.#children.living()) this.killTree(pid);
    this.#killer.kill(process.pid);
  }

  countRun(run: RunMarks): number {
    return this.#ofRun(run).length;
  }

  killRun(run: RunMarks): number {
    const left = this.#ofRun(run);
    // First the one that would start others.
    if (run.runnerPid > 0) this.killTree(run.runnerPid);
    for (const pid of left) this.killTree(pid);
    return left.length;
  }

  killMarked(isMeant: (mark: string) => boolean): number {
    const left = this.#marked.find(isMeant).filter(isAlive);
    for (const pid of left) this.killTree(pid);
    return left.length;
  }

  residentMb(): undefined {}

  ramMb(): number {
    return totalmem() / bytesPerMb;
  }

  memoryLimitMb(): number | undefined {
    const limit = process.constrainedMemory();
    return limit > 0 && limit < totalmem() ? limit / bytesPerMb : undefined;
  }

  openFilesLimit(): undefined {}

  /** Windows and macOS have sandboxes of their own for it. */
  allowsBrowserSandbox(): boolean {
    return this.#killer.platform !== "linux" || tryNamespaces() !== false;
  }

  forbidCoreDumps(): void {}

  offerToOom(): void {}

  protectFromOom(): void {}

  #ofRun({ runnerPid, tmpDir }: RunMarks): number[] {
    const known = this.#marked.find((mark) => mark === tmpDir);
    return known.filter((pid) => pid !== runnerPid && isAlive(pid));
  }
}

const bytesPerMb = 1024 * 1024;
