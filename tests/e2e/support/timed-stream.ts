import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";

/** A server of an event stream in the service's format, controlled by the test. */
export interface TimedStream extends AsyncDisposable {
  readonly url: string;
  /** Sends an event to all readers; the number is its id. */
  send(seq: number, event: unknown): void;
  /** Resolves once there is a reader. */
  readonly opened: Promise<void>;
}

/**
 * Starts it on a free port; each new reader receives the first event. Events without a number are those of a stream
 * that cannot be resumed.
 */
export async function openTimedStream(first: {
  seq?: number;
  event: unknown;
}): Promise<TimedStream> {
  const readers = new Set<ServerResponse>();
  const opened = Promise.withResolvers<void>();
  const server = createServer((_, answer) => {
    answer.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    answer.write('event: connected\ndata: {"reconnectAfterInactivityMs":40000}\n\n');
    answer.write(textOf(first.seq, first.event));
    readers.add(answer);
    opened.resolve();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    opened: opened.promise,
    send(seq, event) {
      for (const reader of readers) reader.write(textOf(seq, event));
    },
    async [Symbol.asyncDispose]() {
      if (!server.listening) return;
      for (const reader of readers) reader.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function textOf(seq: number | undefined, event: unknown): string {
  const id = seq === undefined ? "" : `id: ${seq}\n`;
  return `data: ${JSON.stringify(event)}\n${id}\n`;
}
