import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const secretBytes = 32;

/**
 * The secret that owners' keys are signed with: what the operator set, else the one in DATA_DIR, made there at the
 * first start and readable by this user only. A file that holds none is replaced, and `onReplaced` is called.
 */
export function ownerSecret(
  dataDir: string,
  set: string | undefined,
  onReplaced: () => void,
): string {
  if (set !== undefined) return set;
  const path = join(dataDir, "owner.key");
  const found = readSecret(path);
  if (isSecret(found)) {
    chmodSync(path, 0o600);
    return found;
  }
  if (found !== undefined) {
    rmSync(path, { force: true });
    onReplaced();
  }
  return makeSecret(path);
}

/** Whole or not at all, and the same for two servers that start at once. */
function makeSecret(path: string): string {
  const draft = `${path}.${process.pid}`;
  const secret = randomBytes(secretBytes).toString("hex");
  rmSync(draft, { force: true });
  writeFileSync(draft, secret, { mode: 0o600, flag: "wx", flush: true });
  try {
    linkSync(draft, path);
    return secret;
  } catch (error) {
    const made = readSecret(path);
    if (isSecret(made)) return made;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isSecret(text: string | undefined): text is string {
  return text !== undefined && new RegExp(`^[0-9a-f]{${secretBytes * 2}}$`).test(text);
}
