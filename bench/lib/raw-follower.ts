import { connect, type Socket } from "node:net";
import type { CookieJar } from "@jobcan-automation/client";

/** Who follows a job: the owner's cookie, and the address that a proxy would forward. */
export interface FollowAs {
  url: string;
  jobId: string;
  cookieJar: CookieJar;
  address: string;
}

/** A stream of a job's events that is read and counted, not parsed. */
export interface CountingFollower extends Disposable {
  readonly bytes: number;
  /** When bytes last came, on the monotonic clock; 0 before the first. */
  readonly lastByteMs: number;
  /** Settles when the stream ends, or is cut. */
  readonly ended: Promise<void>;
}

/** Opens the stream; throws where the service refuses it. */
export async function openFollower(as: FollowAs): Promise<CountingFollower> {
  const abort = new AbortController();
  const { href, headers } = requestOf(as);
  const answer = await fetch(href, { headers, signal: abort.signal });
  if (!answer.ok || !answer.body) {
    throw new Error(
      `the stream is refused: ${answer.status} ${(await answer.text()).slice(0, 200)}`,
    );
  }
  const seen = { bytes: 0, lastByteMs: 0 };
  const ended = answer.body
    .pipeTo(
      new WritableStream<Uint8Array>({
        write(chunk) {
          seen.bytes += chunk.length;
          seen.lastByteMs = performance.now();
        },
      }),
    )
    .catch(() => {
      // Cut by this bench or by the service: it has ended either way.
    });
  return {
    get bytes() {
      return seen.bytes;
    },
    get lastByteMs() {
      return seen.lastByteMs;
    },
    ended,
    [Symbol.dispose]: () => abort.abort(),
  };
}

/** A reader that opens the stream and never reads a byte of it. */
export async function openStalledFollower(as: FollowAs): Promise<Disposable> {
  const { href, headers } = requestOf(as);
  const { hostname, port, pathname, search } = new URL(href);
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ host: hostname, port: Number(port) }, () => resolve(socket));
  socket.once("error", reject);
  socket.pause();
  await promise;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.write(
    [`GET ${pathname}${search} HTTP/1.1`, `host: ${hostname}:${port}`, ...lines, "", ""].join(
      "\r\n",
    ),
  );
  return { [Symbol.dispose]: () => socket.destroy() };
}

function requestOf({ url, jobId, cookieJar, address }: FollowAs) {
  const input = encodeURIComponent(JSON.stringify({ id: jobId }));
  return {
    href: `${url}/trpc/jobs.follow?input=${input}`,
    headers: {
      accept: "text/event-stream",
      "x-trpc-source": "cli",
      "x-forwarded-for": address,
      cookie: cookieJar.header() ?? "",
    },
  };
}
