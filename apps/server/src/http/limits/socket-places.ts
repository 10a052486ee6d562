import type { Server } from "node:http";
import type { Socket } from "node:net";
import { limitKey } from "./client-address.ts";

export interface SocketLimits {
  /** Connections altogether. */
  sockets: number;
  /** Of one address, so that one client that opens all it can does not keep others out. */
  socketsPerAddress: number;
  /** Beyond these, for requests of health alone. */
  healthSockets: number;
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
 * address that has most. Only where all are at work is a new one too many, and even then a few more are let in and
 * answered if health is what they ask for (SECURITY.md T19).
 */
export function socketPlaces(
  server: Server,
  limits: SocketLimits,
  nowMs: () => number = () => performance.now(),
): SocketPlaces {
  const places = new Map<Socket, Place>();
  const counts = new Map<string, number>();
  const count = (address: string) => counts.get(address) ?? 0;
  const isFull = (address: string) => count(address) >= limits.socketsPerAddress;
  const change = (address: string, by: 1 | -1) => {
    const left = count(address) + by;
    if (left > 0) counts.set(address, left);
    else counts.delete(address);
  };
  const leave = ({ socket, address }: Place) => {
    if (places.delete(socket)) change(address, -1);
  };
  const makeRoom = (address: string) => {
    if (places.size < limits.sockets && !isFull(address)) return;
    const ofAddress = isFull(address) ? address : undefined;
    const victim = victimOf(places.values(), { count, ofAddress, nowMs: nowMs() });
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
    change(address, 1);
    socket.once("close", () => leave(place));
    return undefined;
  });
  return {
    answers(socket, isHealth) {
      const place = places.get(socket);
      if (place === undefined) return true;
      if (place.isSpare && !isHealth) return false;
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

interface Choice {
  count: (address: string) => number;
  /** Where one address is full, it is one of its own. */
  ofAddress: string | undefined;
  nowMs: number;
}

function victimOf(places: Iterable<Place>, { count, ofAddress, nowMs }: Choice): Place | undefined {
  const isHalfOpen = ({ hasAsked, sinceMs }: Place) => !hasAsked && nowMs - sinceMs >= halfOpenMs;
  const order = (a: Place, b: Place) =>
    Number(isHalfOpen(b)) - Number(isHalfOpen(a)) ||
    count(b.address) - count(a.address) ||
    a.sinceMs - b.sinceMs;
  let victim: Place | undefined;
  for (const place of places) {
    if (place.atWork > 0 || (ofAddress !== undefined && place.address !== ofAddress)) continue;
    if (victim === undefined || order(place, victim) < 0) victim = place;
  }
  return victim;
}
