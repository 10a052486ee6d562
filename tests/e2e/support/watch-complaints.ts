import { type BrowserContext, expect } from "@playwright/test";

/** Console errors, uncaught page errors and requests to other hosts, of all contexts that are watched. */
export interface Complaints {
  watch(context: BrowserContext): void;
  /** From now on (and for what was said already) a complaint that matches is expected. */
  tolerate(pattern: RegExp): void;
  assertNone(): void;
}

/** Starts with none; `origin` is the one place a page may talk to. */
export function watchComplaints(origin: string): Complaints {
  const heard: string[] = [];
  const tolerated: RegExp[] = [];
  return {
    watch(context) {
      context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") {
          heard.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
        }
      });
      context.on("weberror", (error) => heard.push(`page error: ${String(error.error())}`));
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (isNetwork(url) && url.origin !== origin) heard.push(`other host: ${url.href}`);
      });
    },
    tolerate: (pattern) => tolerated.push(pattern),
    assertNone() {
      const expected = [...tolerated, refusedStream];
      const left = heard.filter((line) => !expected.some((pattern) => pattern.test(line)));
      expect(left, "no console error, page error or request to another host").toEqual([]);
    },
  };
}

// A job's stream is refused only where `jobs.get`, which the page then asks for the reason, is refused as well: that one is heard.
const refusedStream = /404 \(Not Found\).*\/trpc\/jobs\.follow/;

function isNetwork({ protocol }: URL): boolean {
  return protocol === "http:" || protocol === "https:" || protocol === "ws:";
}
