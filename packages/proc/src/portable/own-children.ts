import { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ChildWatch } from "../process-system.ts";

const channel = "child_process";

/** The children that this process starts, whoever starts them: Node announces each, also those of a library. */
export class OwnChildren implements ChildWatch {
  readonly #children = new Set<ChildProcess>();

  constructor() {
    subscribe(channel, this.#onChild);
  }

  find(marker: string): number | undefined {
    const isMeant = ({ spawnargs = [] }: Partial<ChildProcess>) =>
      spawnargs.some((argument) => argument.includes(marker));
    return [...this.#children].find(isMeant)?.pid;
  }

  /** The numbers of those that live. */
  living(): number[] {
    return [...this.#children].flatMap(({ pid }) => pid ?? []);
  }

  [Symbol.dispose](): void {
    unsubscribe(channel, this.#onChild);
    this.#children.clear();
  }

  /** It is announced before it has a number and arguments. */
  readonly #onChild = (message: unknown): void => {
    const child = childOf(message);
    if (child === undefined) return;
    this.#children.add(child);
    // Of one that could not be started there is no exit.
    for (const end of ["exit", "close"]) child.once(end, () => this.#children.delete(child));
  };
}

function childOf(message: unknown): ChildProcess | undefined {
  const isAnnouncement = typeof message === "object" && message !== null && "process" in message;
  return isAnnouncement && message.process instanceof ChildProcess ? message.process : undefined;
}
