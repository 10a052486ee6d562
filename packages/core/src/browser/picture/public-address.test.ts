import { expect, test } from "vitest";
import { addressOf, isPublicAddress } from "./public-address.ts";

test.each([
  ["8.8.8.8", true],
  ["172.15.0.1", true],
  ["2606:4700::6810:84e5", true],
  ["127.0.0.1", false],
  ["0.0.0.0", false],
  ["10.1.2.3", false],
  ["172.31.255.255", false],
  ["192.168.1.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["::1", false],
  ["::", false],
  ["fe80::1", false],
  ["fd00::1", false],
  ["ff02::1", false],
  ["::ffff:127.0.0.1", false],
  ["::ffff:7f00:1", false],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
  ["2001:db8::1", false],
  ["no address", false],
])("%s is reachable from anywhere: %s", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test("a name for this machine leads nowhere, except for the practice site's", async () => {
  expect(await addressOf("idp.localhost", false)).toBeUndefined();
  expect(await addressOf("127.0.0.1", false)).toBeUndefined();
  expect(await addressOf("[::1]", false)).toBeUndefined();
  expect(await addressOf("idp.localhost", true)).toBe("localhost");
  expect(await addressOf("8.8.8.8", false)).toBe("8.8.8.8");
});
