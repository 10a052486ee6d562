import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/**
 * The address to connect to: one that is reachable from anywhere. Undefined where the name has none, so that a name
 * that leads into this machine or its network is no way in; the address is the one to be used, so that a second look
 * at the name cannot change it. `isOwn` hosts may be anywhere.
 */
export async function addressOf(name: string, isOwn: boolean): Promise<string | undefined> {
  // Chromium itself takes these names for this machine; the system's resolver often does not know them.
  if (name === "localhost" || name.endsWith(".localhost")) return isOwn ? "localhost" : undefined;
  try {
    const found = await lookup(name.replace(/^\[(.*)\]$/, "$1"), { all: true });
    return found.find(({ address }) => isOwn || isPublicAddress(address))?.address;
  } catch {
    return undefined;
  }
}

/** Neither this machine nor a network of its own, nor an address that stands for one. @internal */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return isPublicAddress(mapped);
  const family = isIP(address);
  if (family === 4) return !closed().check(address, "ipv4");
  // Only what is given out at present (2000::/3), and none of the ways to write an IPv4 address in it.
  return family === 6 && /^[23]/.test(address) && !closed().check(address, "ipv6");
}

const closedV4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;

const closedV6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

let list: BlockList | undefined;

function closed(): BlockList {
  if (list !== undefined) return list;
  list = new BlockList();
  for (const [net, bits] of closedV4) list.addSubnet(net, bits, "ipv4");
  for (const [net, bits] of closedV6) list.addSubnet(net, bits, "ipv6");
  return list;
}
