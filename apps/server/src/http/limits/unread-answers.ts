import type { Socket } from "node:net";

export interface UnreadLimits {
  /** How long an answer may wait for its reader to take any more of it. */
  answerMs: number;
  answerCheckMs: number;
}

/** What is looked at of a connection. */
interface WatchedSocket extends Pick<Socket, "bytesWritten" | "writableLength"> {
  destroy(): unknown;
  once(event: "close", listener: () => void): unknown;
}

/** How long answers have waited for their readers; connections whose reader takes nothing at all are cut. */
export interface UnreadAnswers {
  /** Watches a connection until it is closed. */
  watch(socket: WatchedSocket): void;
  /** For how long the reader has taken nothing of what waits for it; 0 where nothing does. */
  unreadMs(socket: WatchedSocket): number;
}

interface Reading {
  /** What the system had taken of the answers when that was last looked at. */
  takenBytes: number;
  sinceMs: number | undefined;
}

/** One timer for all, that runs while there is any connection. `nowMs` is a monotonic clock. */
export function createUnreadAnswers(
  limits: UnreadLimits,
  nowMs: () => number,
  every: (ms: number, work: () => void) => Disposable,
): UnreadAnswers {
  const readings = new Map<WatchedSocket, Reading>();
  let timer: Disposable | undefined;
  const unreadMs = (socket: WatchedSocket) => {
    const sinceMs = readings.get(socket)?.sinceMs;
    return sinceMs === undefined ? 0 : nowMs() - sinceMs;
  };
  const check = () => {
    for (const [socket, reading] of readings) {
      note(socket, reading, nowMs());
      if (unreadMs(socket) >= limits.answerMs) socket.destroy();
    }
    if (readings.size > 0) return;
    timer?.[Symbol.dispose]();
    timer = undefined;
  };
  return {
    unreadMs,
    watch(socket) {
      readings.set(socket, { takenBytes: 0, sinceMs: undefined });
      socket.once("close", () => readings.delete(socket));
      timer ??= every(limits.answerCheckMs, check);
    },
  };
}

/** The system takes bytes as the reader does, once its own buffers are full. */
function note(
  { bytesWritten, writableLength }: WatchedSocket,
  reading: Reading,
  nowMs: number,
): void {
  const takenBytes = bytesWritten - writableLength;
  const waits = writableLength > 0 && takenBytes === reading.takenBytes;
  reading.takenBytes = takenBytes;
  reading.sinceMs = waits ? (reading.sinceMs ?? nowMs) : undefined;
}
