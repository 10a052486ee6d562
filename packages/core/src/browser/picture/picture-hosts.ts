import type { PictureHost } from "@jobcan-automation/contract";

export interface PictureHostsOptions {
  /** URLs of the configured sites: always open, wherever they are. */
  origins: readonly string[];
  /** Called with the whole list whenever it has changed. */
  onChange: (hosts: readonly PictureHost[]) => void;
}

/** How long a connection waits for the page to say that it needs the host: the two come on different ways. */
const announceMs = 2_000;
/** A page that asks for more hosts than this is not answered any more. */
const maxHosts = 200;
/** No name is longer, so what is was made to fill a list. */
const maxNameChars = 253;

/**
 * The live list of hosts that a browser with a picture may reach. A host that the main frame is led to is asked for
 * once; hosts of the page's own files are open while the picture is, and listed; all others are closed. A host is
 * "name", or "name:port" where the port is not the scheme's own.
 */
export class PictureHosts {
  readonly #options: PictureHostsOptions;
  readonly #sites: ReadonlySet<string>;
  /** Those of the sites that are reached without TLS. */
  readonly #plainSites: ReadonlySet<string>;
  readonly #known = new Map<string, PictureHost["state"]>();
  readonly #waiting = new Map<string, Set<() => void>>();
  /** The one question that is open, and how its host stood before. */
  #asked: { host: string; before: PictureHost["state"] | undefined } | undefined;

  constructor(options: PictureHostsOptions) {
    this.#options = options;
    const sites = options.origins.map((url) => new URL(url));
    this.#sites = new Set(sites.map(({ host }) => host));
    this.#plainSites = new Set(
      sites.filter(({ protocol }) => protocol === "http:").map(({ host }) => host),
    );
  }

  get list(): readonly PictureHost[] {
    return [...this.#known].map(([host, state]) => ({ host, state }));
  }

  /** A configured site, or a practice host beside one: only these may be on this machine or in its network. */
  isOwn(host: string): boolean {
    return this.#sites.has(host) || isBesidePractice(host, this.#sites);
  }

  /** Whether this host may be reached without TLS: a site that is configured so, or a practice host beside one. */
  isPlain(host: string): boolean {
    return this.#plainSites.has(host) || isBesidePractice(host, this.#plainSites);
  }

  /**
   * Whether the main frame may be led to this URL; waits for the person's answer where the host is new. False where the
   * signal ends the wait, or the frame is led elsewhere: the question is then withdrawn.
   */
  async mayLead(url: string, signal: AbortSignal): Promise<boolean> {
    const target = URL.parse(url);
    if (this.#asked !== undefined && this.#asked.host !== target?.host) this.#withdraw();
    if (target === null || !this.#isSafe(target)) return false;
    const { host } = target;
    if (this.#sites.has(host)) return true;
    const state = this.#known.get(host);
    if (state === "allowed") return true;
    if (state === "refused") return false;
    if (state === undefined && this.#known.size >= maxHosts) return false;
    if (state !== "asked") {
      this.#asked = { host, before: state };
      this.#set(host, "asked");
    }
    await this.#changed(host, signal);
    return this.#known.get(host) === "allowed";
  }

  /** The person's answer to a host that was asked for; anything else is no answer. */
  answer(host: string, isAllowed: boolean): void {
    if (this.#asked?.host !== host) return;
    this.#asked = undefined;
    this.#set(host, isAllowed ? "allowed" : "refused");
  }

  /** The page asks for one of its own files. */
  announce(url: string): void {
    const target = URL.parse(url);
    if (target === null || !this.#isSafe(target)) return;
    const { host } = target;
    if (this.#sites.has(host) || this.#known.has(host)) return;
    if (this.#known.size < maxHosts) this.#set(host, "file");
  }

  /** Whether a connection may be made now; waits a moment for the page to announce the host. */
  async permits(host: string, signal: AbortSignal): Promise<boolean> {
    if (!this.#isDecided(host)) {
      await this.#changed(host, AbortSignal.any([signal, AbortSignal.timeout(announceMs)]));
    }
    const state = this.#known.get(host);
    return this.#sites.has(host) || state === "allowed" || state === "file";
  }

  #isDecided(host: string): boolean {
    return this.#sites.has(host) || this.#known.has(host);
  }

  /** TLS, except for a practice site and what stands beside it. */
  #isSafe({ protocol, host, hostname }: URL): boolean {
    if (hostname.length > maxNameChars) return false;
    if (protocol === "https:" || protocol === "wss:") return true;
    return (protocol === "http:" || protocol === "ws:") && this.isPlain(host);
  }

  #withdraw(): void {
    const asked = this.#asked;
    this.#asked = undefined;
    if (asked !== undefined) this.#set(asked.host, asked.before);
  }

  #set(host: string, state: PictureHost["state"] | undefined): void {
    if (state === undefined) this.#known.delete(host);
    else this.#known.set(host, state);
    for (const resolve of this.#waiting.get(host) ?? []) resolve();
    this.#options.onChange(this.list);
  }

  /** Settles when the host's state is no longer what it is, or with the signal. */
  async #changed(host: string, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = this.#waiting.get(host) ?? new Set();
    this.#waiting.set(host, waiting.add(resolve));
    signal.addEventListener("abort", () => resolve(), { once: true });
    if (signal.aborted) resolve();
    await promise;
    waiting.delete(resolve);
    if (waiting.size === 0) this.#waiting.delete(host);
  }
}

/** Another `.localhost` name on the very port of one of these `.localhost` sites. */
function isBesidePractice(host: string, sites: ReadonlySet<string>): boolean {
  const [name = "", port] = host.split(":");
  if (!name.endsWith(".localhost")) return false;
  return [...sites].some((site) => {
    const [siteName = "", sitePort] = site.split(":");
    return siteName.endsWith(".localhost") && sitePort === port;
  });
}
