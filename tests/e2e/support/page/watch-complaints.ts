import { type BrowserContext, expect } from "@playwright/test";

/** Console errors, uncaught page errors and requests to other hosts, of all contexts that are watched. */
export interface Complaints {
  watch(context: BrowserContext): void;
  /** Complaints that match are expected, earlier ones too. */
  tolerate(pattern: RegExp): void;
  assertNone(): void;
}

/** Starts without complaints; `origin` is the only host that pages may use. */
export function watchComplaints(origin: string): Complaints {
  const complaints: string[] = [];
  const tolerated: RegExp[] = [];
  return {
    watch(context) {
      context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") {
          complaints.push(
            `console ${message.type()}: ${message.text()} (${message.location().url})`,
          );
        }
      });
      context.on("weberror", (error) => complaints.push(`page error: ${String(error.error())}`));
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (isNetwork(url) && url.origin !== origin) complaints.push(`other host: ${url.href}`);
      });
    },
    tolerate: (pattern) => tolerated.push(pattern),
    assertNone() {
      const expected = [...tolerated, refusedStream];
      const left = complaints.filter((line) => !expected.some((pattern) => pattern.test(line)));
      expect(left, "no console error, page error or request to another host").toEqual([]);
    },
  };
}

// A job's stream is refused only where `jobs.get`, which the page calls for the reason, is refused too: that one
// counts.
const refusedStream = /404 \(Not Found\).*\/trpc\/jobs\.follow/;

function isNetwork({ protocol }: URL): boolean {
  return protocol === "http:" || protocol === "https:" || protocol === "ws:";
}
