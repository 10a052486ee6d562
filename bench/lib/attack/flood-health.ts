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
const connections = 20;
const everyMs = 10;
/** Requests on one connection before the first of them is answered: with more the service cuts it. */
const atOnce = 2;
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
    const socket = createConnection(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.on("data", (data) => {
      counts.answered += data.toString("latin1").split("HTTP/1.1 200").length - 1;
    });
    return { socket, sent: 0 };
  };
  const lines = Array.from({ length: connections }, open);
  const startMs = performance.now();
  const timer = setInterval(() => {
    // By the clock: a timer of a busy machine comes late.
    const dueOfAll = (perSec * (performance.now() - startMs)) / 1000 - counts.sent;
    const eachTime = Math.min(atOnce, Math.floor(dueOfAll / connections));
    if (eachTime < 1) return;
    for (const [index, line] of lines.entries()) {
      if (line.sent >= perConnection || line.socket.destroyed) {
        line.socket.end();
        lines[index] = open();
        continue;
      }
      line.socket.write(request.repeat(eachTime));
      line.sent += eachTime;
      counts.sent += eachTime;
    }
  }, everyMs);
  parentPort?.once("message", () => {
    clearInterval(timer);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    parentPort?.postMessage(counts);
  });
}
