/** What keeping a lease needs of the page; each of the last two gives its own end. */
export interface LeasePorts {
  /** Settles with false where the service says that there is no such job any more. */
  touch(jobId: string): Promise<boolean>;
  sayGoodbye(jobId: string): void;
  every(ms: number, work: () => void): () => void;
  onLeave(work: () => void): () => void;
}

const touchEveryMs = 30_000;

/** Tells the service that a job's page is here, at once and every 30 s, and says goodbye when it is closed. Gives the end of it. */
export function keepLease(jobId: string, ports: LeasePorts): () => void {
  const ends: (() => void)[] = [];
  const stop = () => {
    for (const end of ends.splice(0)) end();
  };
  const touch = () => void ports.touch(jobId).then((isThere) => (isThere ? undefined : stop()));
  ends.push(
    ports.every(touchEveryMs, touch),
    ports.onLeave(() => ports.sayGoodbye(jobId)),
  );
  touch();
  return stop;
}
