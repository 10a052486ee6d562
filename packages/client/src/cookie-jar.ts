/**
 * Cookies of one service, for runtimes without a cookie store. Names and values only: there is one origin, and its
 * cookies last a session.
 */
export interface CookieJar {
  /** The `cookie` header, or undefined when there is nothing to send. */
  header(): string | undefined;
  /** Stores what a response sets. */
  store(headers: Headers): void;
  /** Every cookie as "name=value", for a jar of a later run. */
  pairs(): string[];
}

/** An empty jar; `initial` holds cookies stored by an earlier run ("name=value"). */
export function createCookieJar(initial: readonly string[] = []): CookieJar {
  const cookies = new Map(initial.flatMap(pairOf));
  const pairs = () => [...cookies].map(([name, value]) => `${name}=${value}`);
  return {
    header: () => (cookies.size === 0 ? undefined : pairs().join("; ")),
    pairs,
    store: (headers) => {
      for (const line of headers.getSetCookie()) {
        for (const [name, value] of pairOf(line)) cookies.set(name, value);
      }
    },
  };
}

function pairOf(line: string): [string, string][] {
  const [pair = ""] = line.split(";", 1);
  const at = pair.indexOf("=");
  return at <= 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]];
}
