import { isLoopback } from "../http/guard/known-hosts.ts";

/*
 * Where a password may be sent: what a sign-in site is set to decides that for everybody who uses the service
 * (SECURITY.md T30). Judged by the parsed address, so that every spelling that leads to one host is that host.
 */

/**
 * Whether Jobcan may be there: https and a name under jobcan.jp, or one of `otherHosts`; of these the loopback by http
 * too. No port matters: a certificate names its host.
 */
export function isJobcanAddress(address: string, otherHosts: readonly string[]): boolean {
  const url = plainAddress(address);
  if (url === undefined) return false;
  const { protocol, hostname } = url;
  if (otherHosts.includes(hostname)) return protocol === "https:" || isLoopbackHost(hostname);
  return protocol === "https:" && hostname.endsWith(".jobcan.jp");
}

/** Whether the practice site may be there: this machine only. */
export function isPracticeAddress(address: string): boolean {
  const url = plainAddress(address);
  return url !== undefined && isLoopbackHost(url.hostname);
}

/**
 * A host as an address has it, in lower case; undefined for what is more than a host (a port, a path) or has letters
 * that the browser's rules for hosts would read as more than a name (`*`, a comma).
 */
export function hostOf(text: string): string | undefined {
  const url = URL.parse(`https://${text}/`);
  if (url === null || url.port !== "" || url.href !== `https://${url.hostname}/`) return undefined;
  return isPlainHost(url.hostname) ? url.hostname : undefined;
}

function plainAddress(address: string): URL | undefined {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || !isPlainHost(url.hostname))
    return undefined;
  return url.username === "" && url.password === "" ? url : undefined;
}

/** No name that ends in a dot: it leads to the same host, and is another one for cookies and origins. */
function isPlainHost(host: string): boolean {
  return /^(?:\[[\da-f:.]+\]|[\da-z_-]+(?:\.[\da-z_-]+)*)$/.test(host);
}

/** Names under localhost are the loopback to a browser, whatever a name server says. */
function isLoopbackHost(host: string): boolean {
  return isLoopback(host) || host.endsWith(".localhost");
}
