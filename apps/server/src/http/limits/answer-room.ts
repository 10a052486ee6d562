import { AutofillError } from "@jobcan-automation/contract";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

interface AnswerShares {
  address: number;
  all: number;
}

/** Bytes of answers that wait for their readers. A batch of ten large jobs is some megabytes. */
const answerShares: AnswerShares = {
  address: 16 * 1024 * 1024,
  all: 48 * 1024 * 1024,
};

const retryAfterSecs = 5;

/**
 * An answer that is made for a request is held until its reader has taken it: an address that asks and asks and takes
 * nothing is refused once its share is full, and the last third of all is for addresses that hold none. Throws
 * RATE_LIMITED {reason: "answers"}.
 */
export function answerRoom(shares: AnswerShares = answerShares) {
  const held = new Map<{ readonly writableLength: number }, string>();
  const waitingFor = (address: string) => {
    let [own, all] = [0, 0];
    for (const [{ writableLength }, holder] of held) {
      all += writableLength;
      if (holder === address) own += writableLength;
    }
    return { own, all };
  };
  return createMiddleware<AppEnv>(async (c, next) => {
    const outgoing = c.env?.outgoing;
    if (outgoing === undefined) return await next();
    const address = c.get("address");
    const { own, all } = waitingFor(address);
    const most = own === 0 ? shares.all : (shares.all * 2) / 3;
    if (own >= shares.address || all >= most) {
      throw new AutofillError("RATE_LIMITED", { reason: "answers" }, { retryAfterSecs });
    }
    held.set(outgoing, address);
    outgoing.once("close", () => held.delete(outgoing));
    return await next();
  });
}
