import { randomBytes } from "node:crypto";

/** Names one writer of one job, for good: no two are alike. */
export function newToken(peerId: string): string {
  return `${peerId}.${randomBytes(9).toString("base64url")}`;
}
