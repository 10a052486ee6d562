import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

/** What is sealed to a key can be opened by who has its other half and the shared secret, and for the same subject. */
export interface BoxOptions {
  /** QUEUE_KEY: who can only write to Redis can neither read nor make a box. */
  secret: string;
  /** What it is about, such as a job's id. */
  subject: string;
}

export interface KeyPair {
  privateKey: KeyObject;
  /** 32 bytes as base64url. */
  publicKey: string;
}

/** 12 bytes before every raw X25519 key (RFC 8410). */
const spkiHead = Buffer.from("302a300506032b656e032100", "hex");
const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

export function createKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync("x25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(spkiHead.length);
  return { privateKey, publicKey: raw.toString("base64url") };
}

/** X25519 with a key of its own, HKDF, AES-256-GCM. As base64url. */
export function seal(text: string, to: string, options: BoxOptions): string {
  const own = createKeyPair();
  const iv = randomBytes(ivBytes);
  const key = keyOf(own.privateKey, to, { ...options, between: `${own.publicKey}.${to}` });
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(options.subject));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const head = Buffer.from(own.publicKey, "base64url");
  return Buffer.concat([head, iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** Throws where it was sealed to another key, with another secret, or for another subject. */
export function open(box: string, own: KeyPair, options: BoxOptions): string {
  const bytes = Buffer.from(box, "base64url");
  const from = bytes.subarray(0, keyBytes).toString("base64url");
  const iv = bytes.subarray(keyBytes, keyBytes + ivBytes);
  const tag = bytes.subarray(keyBytes + ivBytes, keyBytes + ivBytes + tagBytes);
  const key = keyOf(own.privateKey, from, { ...options, between: `${from}.${own.publicKey}` });
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(options.subject)).setAuthTag(tag);
  const body = bytes.subarray(keyBytes + ivBytes + tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
}

function keyOf(
  privateKey: KeyObject,
  publicKey: string,
  { secret, between }: BoxOptions & { between: string },
): Uint8Array {
  const raw = Buffer.concat([spkiHead, Buffer.from(publicKey, "base64url")]);
  const theirs = createPublicKey({ key: raw, format: "der", type: "spki" });
  const shared = diffieHellman({ privateKey, publicKey: theirs });
  return new Uint8Array(hkdfSync("sha256", shared, secret, `jcaf box 1 ${between}`, keyBytes));
}
