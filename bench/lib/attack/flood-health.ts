import { createConnection } from "node:net";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { z } from "zod";

/** Requests of `/healthz` at a rate, from a thread of their own: the bench's own is the practice site's too. */
export interface HealthFlood {
  /** Ends it and gives how many requests were sent and answered. */
  end(): Promise<{ sent: number; answered: number }>;
}

const flooded = z.object({ sent: z.number(), answered: z.number() });
const asked = z.object({ port: z.number(), perSec: z.number() });
const connections = 100;
const everyMs = 10;
/** Before the service itself ends a connection after a thousand. */
const perConnection = 900;

export function floodHealth(url: string, perSec: number): HealthFlood {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { port: Number(new URL(url).port), perSec },
  });
  return {
    async end() {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      worker.once("message", resolve);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      worker.postMessage("end");
      const counts = flooded.parse(await promise);
      await worker.terminate();
      return counts;
    },
  };
}

if (!isMainThread) flood();

function flood(): void {
  const { port, perSec } = asked.parse(workerData);
  const counts = { sent: 0, answered: 0 };
  const request = `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
  const open = () => {
    const line = { socket: createConnection(port, "127.0.0.1"), sent: 0, answered: 0 };
    line.socket.on("error", () => {});
    line.socket.on("data", (data) => {
      const answered = data.toString("latin1").split("HTTP/1.1 200").length - 1;
      line.answered += answered;
      counts.answered += answered;
    });
    return line;
  };
  const lines = Array.from({ length: connections }, open);
  const startMs = performance.now();
  const timer = setInterval(() => {
    // By the clock: a timer of a busy machine comes late.
    let due = Math.floor((perSec * (performance.now() - startMs)) / 1000) - counts.sent;
    for (const [index, line] of lines.entries()) {
      if (line.socket.destroyed) lines[index] = open();
      // One at a time, as monitors do: the service cuts a line that asks on and on.
      if (due <= 0 || line.socket.destroyed || line.sent > line.answered) continue;
      if (line.sent >= perConnection) {
        line.socket.end();
        lines[index] = open();
        continue;
      }
      line.socket.write(request);
      line.sent += 1;
      counts.sent += 1;
      due -= 1;
    }
  }, everyMs);
  parentPort?.once("message", () => {
    clearInterval(timer);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    parentPort?.postMessage(counts);
  });
}
