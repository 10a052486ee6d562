import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A press as it came in. */
export interface SitePress {
  account: string;
  date: string;
  minutes: number;
  jobId: string;
  /** Epoch ms. */
  at: number;
}

/** What a run says of itself. */
export interface SiteMark {
  jobId: string;
  what: "begun" | "asked_to_stop" | "ended";
  /** Epoch ms. */
  at: number;
}

/** A site with one form that takes whatever is pressed, and knows what was pressed more than once. */
export interface AttendanceSite extends AsyncDisposable {
  url: string;
  readonly presses: readonly SitePress[];
  readonly marks: readonly SiteMark[];
  /** Calls back on each mark, until disposed. */
  onMark(listener: (mark: SiteMark) => void): Disposable;
  /** Times that an account was pressed for a second time. */
  doubles(): readonly SitePress[];
}

export async function startAttendanceSite(): Promise<AttendanceSite> {
  const presses: SitePress[] = [];
  const marks: SiteMark[] = [];
  const listeners = new Set<(mark: SiteMark) => void>();
  const take = (path: string, body: string): unknown => {
    if (path === "/press") presses.push({ ...JSON.parse(body), at: Date.now() });
    if (path === "/mark") {
      const mark: SiteMark = JSON.parse(body);
      marks.push(mark);
      for (const listener of listeners) listener(mark);
    }
    if (path !== "/held") return {};
    const { account, date }: Pick<SitePress, "account" | "date"> = JSON.parse(body);
    return presses
      .filter((press) => press.account === account && press.date === date)
      .map(({ minutes }) => minutes);
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.end(JSON.stringify(take(request.url ?? "", body)));
    });
  });
  // Who was frozen for a while finds its connection as it was.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    presses,
    marks,
    onMark(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    doubles() {
      const seen = new Set<string>();
      return presses.filter(({ account, date, minutes }) => {
        const name = `${account} ${date} ${minutes}`;
        return seen.size === seen.add(name).size;
      });
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
