import { AutofillError } from "@jobcan-automation/contract";
import type { StoredUpload } from "../services.ts";
import type { Holder } from "./fair-places.ts";

/** An upload that is held, whose it is and what it takes. */
export interface HeldUpload extends StoredUpload, Holder {
  bytes: number;
  sinceMs: number;
}

const megabyte = 1024 * 1024;

/**
 * How much may be held that no job needs. An owner's oldest goes for their newest; beyond the other two nothing goes,
 * and new ones are refused: nobody's upload is lost for another's (docs/decisions/0039-fair-shares.md).
 */
export const storageShares = {
  perOwner: 10,
  address: { uploads: 1_000, bytes: 200 * megabyte },
  all: { uploads: 3_000, bytes: 600 * megabyte },
} as const;

const retryAfterSecs = 60;

/**
 * Throws READER_BUSY where there is no room for one more from this address. The last third of all is for addresses
 * that hold nothing.
 */
export function refuseBeyondShare(held: readonly HeldUpload[], address: string): void {
  const ofAddress = held.filter((upload) => upload.address === address);
  const part = ofAddress.length === 0 ? 1 : 2 / 3;
  if (fills(ofAddress, storageShares.address, 1) || fills(held, storageShares.all, part)) {
    throw new AutofillError("READER_BUSY", { reason: "uploads" }, { retryAfterSecs });
  }
}

function fills(
  held: readonly HeldUpload[],
  share: { uploads: number; bytes: number },
  part: number,
): boolean {
  const bytes = held.reduce((sum, upload) => sum + upload.bytes, 0);
  return held.length >= share.uploads * part || bytes >= share.bytes * part;
}
