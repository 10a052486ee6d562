import type { SiteVisit } from "../jobcan/visit/site-visit.ts";

/** What a visit is answered, by a script instead of a site. What a script gives is its own to know. */
export interface VisitScript {
  read: (url: string) => unknown;
  act?: (step: string) => unknown;
}

/** A stay at Jobcan without a browser: pages are read and steps done by the script, all else is refused. */
export function fakeVisit({ read, act = unscripted }: VisitScript): SiteVisit {
  return {
    site: { idUrl: "https://id.jobcan.jp", sslUrl: "https://ssl.jobcan.jp" },
    read: (url) => give(() => read(url)),
    act: (step) => give(() => act(step)),
    wait: refused,
    open: refused,
    current: refused,
    relaunch: refused,
    offSite: () => undefined,
    limitMet: () => undefined,
    waitOutLimit: () => Promise.resolve(),
    limit: { passed: ignore, intervalMs: 0 },
    readAhead: ignore,
    stopReadingAhead: ignore,
    summaries: { renew: refused, letThrough: () => Promise.resolve(false), takeBack: refused },
    hasPicture: false,
    inPicture: refused,
    cookies: refused,
    close: refused,
    [Symbol.asyncDispose]: refused,
  };
}

async function give<T>(make: () => unknown): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a step gives is the script's to know
  return make() as T;
}

function unscripted(): never {
  throw new Error("not in the script");
}

function refused(): Promise<never> {
  return Promise.reject(new Error("not in the script"));
}

function ignore(): void {
  // No part of a script.
}
