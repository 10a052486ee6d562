import { createMiddleware } from "hono/factory";
import { createFairPlaces, type Shares } from "../../uploads/fair-places.ts";
import { holderOf } from "../call-of.ts";
import type { AppEnv } from "../env.ts";
import { limitBody } from "./limit-body.ts";

/** A month of 400 rows with long notes is under 1 MB. */
const orderBytes = 1_500_000;
/** Fifty events in a live picture, with text, are below it; what else is not an order is a few lines. */
const callBytes = 64_000;
/** What is larger, or does not say how large it is, needs a place. */
const smallBytes = 16_000;
const orderPath = /^\/(trpc\/jobs\.(submit|applyPlan)|api\/jobs(\/[^/]+\/apply)?)$/;

/** Calls are held whole until they are parsed: 24 orders are 36 MB. @internal */
export const callShares: { atOnce: Shares; waiting: Shares } = {
  atOnce: { owner: 2, address: 8, all: 24 },
  waiting: { owner: 4, address: 250, all: 500 },
};

/**
 * Caps the bodies of calls, one by one and together: so many are read at a time, others wait unread for their turn.
 * Throws FILE_TOO_LARGE, READER_BUSY where a share of those that wait is used up.
 */
export function callBodies() {
  const places = createFairPlaces(callShares);
  const [ofOrder, ofCall] = [limitBody(orderBytes), limitBody(callBytes)];
  return createMiddleware<AppEnv>(async (c, next) => {
    const limit = isOrder(c.req.path) ? ofOrder : ofCall;
    if (isSmall(c.req.header("content-length"), c.req.header("transfer-encoding"))) {
      return await limit(c, next);
    }
    const read = async () => await limit(c, next);
    return await places.run(holderOf(c), read, c.req.raw.signal);
  });
}

/** Whether a call of a canonical path comes with a sheet's rows. @internal */
export function isOrder(path: string): boolean {
  return orderPath.test(path);
}

function isSmall(length: string | undefined, encoding: string | undefined): boolean {
  return encoding === undefined && Number(length ?? 0) <= smallBytes;
}
