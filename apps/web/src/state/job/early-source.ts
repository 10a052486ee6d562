/** A stream that the page's head has opened before any script had come. */
interface EarlyStream {
  readonly source: EventSource;
  /** Takes each event: keeps it at first, and hands it on as soon as somebody listens. */
  take: (event: Event) => void;
  readonly kept: Event[];
}

declare global {
  // oxlint-disable-next-line no-var -- only this declares a property of the global object
  var earlyStream: EarlyStream | undefined;
}

/** All that a stream of the service's is listened to for; the page's head knows them too. */
const streamEvents = [
  "open",
  "connected",
  "message",
  "serialized-error",
  "ping",
  "return",
  "error",
] as const;

/** An event source which takes over the stream of the page's head, with what has arrived of it, where it is the same. */
export class EarlySource extends EventTarget {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 2;
  readonly #source: EventSource;

  constructor(url: string | URL, init?: EventSourceInit) {
    super();
    const early = takeEarly(new URL(url, location.href).href);
    this.#source = early?.source ?? new EventSource(url, init);
    const pass = (event: Event) => void this.dispatchEvent(copyOf(event));
    if (early === undefined) {
      for (const name of streamEvents) this.#source.addEventListener(name, pass);
      return;
    }
    // Whoever opens a stream listens to it in the same turn.
    queueMicrotask(() => {
      early.take = pass;
      for (const event of early.kept.splice(0)) pass(event);
    });
  }

  get readyState(): number {
    return this.#source.readyState;
  }

  close(): void {
    this.#source.close();
  }
}

/** Once: a second follower of the same job opens a stream of its own. */
function takeEarly(url: string): EarlyStream | undefined {
  const early = globalThis.earlyStream;
  if (early?.source.url !== url) return undefined;
  globalThis.earlyStream = undefined;
  return early;
}

/** An event is sent once only. */
function copyOf(event: Event): Event {
  if (!(event instanceof MessageEvent)) return new Event(event.type);
  const { data, lastEventId } = event;
  return new MessageEvent(event.type, { data, lastEventId });
}
