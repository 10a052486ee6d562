/** What renewing a lease needs of the page; `every` and `onLeave` return functions that stop them. */
export interface LeasePorts {
  /** Resolves to false where the service says that the job does not exist any more. */
  touch(jobId: string): Promise<boolean>;
  sendGoodbye(jobId: string): void;
  every(ms: number, work: () => void): () => void;
  onLeave(work: () => void): () => void;
}

const touchEveryMs = 30_000;

/** Renews a job's lease now and every 30 s, and releases it when the page is closed. Returns a function that stops. */
export function renewLease(jobId: string, ports: LeasePorts): () => void {
  const stops: (() => void)[] = [];
  const stop = () => {
    for (const each of stops.splice(0)) each();
  };
  const touch = () => void ports.touch(jobId).then((exists) => (exists ? undefined : stop()));
  stops.push(
    ports.every(touchEveryMs, touch),
    ports.onLeave(() => ports.sendGoodbye(jobId)),
  );
  touch();
  return stop;
}
