import type { Server } from "node:http";
import type { Socket } from "node:net";
import { limitKey } from "./client-address.ts";
import { everyMs } from "./slow-bodies.ts";
import { createUnreadAnswers, type UnreadLimits } from "./unread-answers.ts";

export interface SocketLimits extends UnreadLimits {
  /** Connections altogether. */
  sockets: number;
  /** Of one address, so that one client that opens all it can does not keep others out. */
  socketsPerAddress: number;
  /** Beyond these, for requests of health alone. */
  healthSockets: number;
  /** Requests of one connection that may be without an answer at a time. */
  requestsAtOnce: number;
  /** An answer whose reader has taken nothing for so long makes room where connections are full. */
  unreadMs: number;
}

interface Place {
  socket: Socket;
  address: string;
  /** False until its first request's headers have come. */
  hasAsked: boolean;
  /** Requests without an answer yet: a client may send several without waiting. Idle at 0. */
  atWork: number;
  /** When it was opened, or had its last answer. */
  sinceMs: number;
  /** Let in where there was no room, for health alone. */
  isSpare: boolean;
}

/** Which connections may ask what. */
export interface SocketPlaces {
  /** Whether a request on this connection is to be answered; the connection then counts as at work until `ended`. */
  answers(socket: Socket, isHealth: boolean): boolean;
  ended(socket: Socket): void;
}

/** From then on a connection that has not asked anything is taken for one that never will. */
const halfOpenMs = 1_000;

/**
 * Where connections are full, one that asks nothing makes room: half-open ones first, then the longest idle of the
 * address that has most, then one whose reader has not taken any of its answer for a while. Only where all are at work
 * is a new one too many, and even then a few more are let in and answered if health is what they ask for. One that asks
 * and asks without waiting for answers, or that never takes one, is cut (SECURITY.md T19).
 */
export function socketPlaces(
  server: Server,
  limits: SocketLimits,
  nowMs: () => number = () => performance.now(),
): SocketPlaces {
  const places = new Map<Socket, Place>();
  const { count, change } = createCounts();
  const isFull = (address: string) => count(address) >= limits.socketsPerAddress;
  const answers = createUnreadAnswers(limits, nowMs, everyMs);
  const isUnread = ({ socket }: Place) => answers.unreadMs(socket) >= limits.unreadMs;
  const leave = ({ socket, address }: Place) => {
    if (places.delete(socket)) change(address, -1);
  };
  const makeRoom = (address: string) => {
    if (places.size < limits.sockets && !isFull(address)) return;
    const ofAddress = isFull(address) ? address : undefined;
    const victim = victimOf(places.values(), { count, isUnread, ofAddress, nowMs: nowMs() });
    if (victim === undefined) return;
    leave(victim);
    victim.socket.destroy();
  };
  server.on("connection", (socket: Socket) => {
    const address = limitKey(socket.remoteAddress ?? "unknown");
    makeRoom(address);
    if (places.size >= limits.sockets + limits.healthSockets) return socket.destroy();
    const isSpare = places.size >= limits.sockets || isFull(address);
    const place: Place = {
      socket,
      address,
      hasAsked: false,
      atWork: 0,
      sinceMs: nowMs(),
      isSpare,
    };
    places.set(socket, place);
    answers.watch(socket);
    change(address, 1);
    socket.once("close", () => leave(place));
    return undefined;
  });
  return asking(places, limits, nowMs);
}

/** What is asked on connections that have their places. */
function asking(
  places: ReadonlyMap<Socket, Place>,
  { requestsAtOnce }: SocketLimits,
  nowMs: () => number,
): SocketPlaces {
  return {
    answers(socket, isHealth) {
      const place = places.get(socket);
      if (place === undefined) return true;
      if (place.isSpare && !isHealth) return false;
      if (place.atWork >= requestsAtOnce) {
        socket.destroy();
        return false;
      }
      place.hasAsked = true;
      place.atWork += 1;
      return true;
    },
    ended(socket) {
      const place = places.get(socket);
      if (place === undefined) return;
      place.atWork -= 1;
      place.sinceMs = nowMs();
    },
  };
}

/** Connections of each address that has any. */
function createCounts() {
  const counts = new Map<string, number>();
  const count = (address: string) => counts.get(address) ?? 0;
  const change = (address: string, by: 1 | -1) => {
    const left = count(address) + by;
    if (left > 0) counts.set(address, left);
    else counts.delete(address);
  };
  return { count, change };
}

interface Choice {
  isUnread: (place: Place) => boolean;
  count: (address: string) => number;
  /** Where one address is full, it is one of its own. */
  ofAddress: string | undefined;
  nowMs: number;
}

function victimOf(places: Iterable<Place>, choice: Choice): Place | undefined {
  const { count, ofAddress, nowMs, isUnread } = choice;
  const isHalfOpen = ({ hasAsked, sinceMs }: Place) => !hasAsked && nowMs - sinceMs >= halfOpenMs;
  const order = (a: Place, b: Place) =>
    Number(isHalfOpen(b)) - Number(isHalfOpen(a)) ||
    Number(isUnread(a)) - Number(isUnread(b)) ||
    count(b.address) - count(a.address) ||
    a.sinceMs - b.sinceMs;
  let victim: Place | undefined;
  for (const place of places) {
    if (place.atWork > 0 && !isUnread(place)) continue;
    if (ofAddress !== undefined && place.address !== ofAddress) continue;
    if (victim === undefined || order(place, victim) < 0) victim = place;
  }
  return victim;
}
