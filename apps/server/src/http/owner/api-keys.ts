import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Keys for programs, beside the cookies of browsers: each is an owner of its own. */
export interface ApiKeys {
  /** A fresh key. It is stored nowhere here. */
  issue(): string;
  /** What jobs and uploads of a key belong to: its hash. Undefined for one that is none of ours. */
  ownerOf(key: string): string | undefined;
}

const pattern = /^jcaf_([0-9a-f]{48})_([\w-]{43})$/;

/**
 * Keys of 192 random bits, signed as cookies are (docs/decisions/0038-our-own-names-and-keys-of-our-own.md), but for
 * another purpose: neither can be made into the other (SECURITY.md T31).
 */
export function createApiKeys(secret: string): ApiKeys {
  const sign = (id: string) => createHmac("sha256", secret).update(`api-key ${id}`).digest();
  return {
    issue() {
      const id = randomBytes(24).toString("hex");
      return `jcaf_${id}_${sign(id).toString("base64url")}`;
    },
    ownerOf(key) {
      const [, id, signature] = pattern.exec(key) ?? [];
      if (id === undefined || signature === undefined) return undefined;
      const given = Buffer.from(signature, "base64url");
      const expected = sign(id);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return createHash("sha256").update(`api-key ${id}`).digest("hex");
    },
  };
}
