interface MarkedSet extends Disposable {
  add(pid: number): void;
  delete(pid: number): void;
}

/** Which processes belong to a mark, for as long as somebody watches them. */
export class MarkedProcesses {
  readonly #pids = new Map<string, Set<number>>();

  add(mark: string): MarkedSet {
    const pids = new Set<number>();
    this.#pids.set(mark, pids);
    return {
      add: (pid) => void pids.add(pid),
      delete: (pid) => void pids.delete(pid),
      [Symbol.dispose]: () => {
        if (this.#pids.get(mark) === pids) this.#pids.delete(mark);
      },
    };
  }

  find(isMeant: (mark: string) => boolean): number[] {
    return [...this.#pids]
      .filter(([mark]) => isMeant(mark))
      .flatMap(([, pids]) => Array.from(pids));
  }
}
