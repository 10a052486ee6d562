import { expect, test } from "vitest";
import { hostOf, isJobcanAddress, isPracticeAddress } from "./site-address.ts";

const everySpelling = [
  "https://ssl.jobcan.jp",
  "https://ssl.jobcan.jp/",
  "HTTPS://SSL.JobCan.JP",
  "https://ssl.jobcan.jp:443/employee",
  "https://ssl.jobcan.jp:8443",
  "https://all.ssl.jobcan.jp",
  // All of these lead to the one host, so they are it.
  "https://ssl.jobcan%2ejp",
  "https://ｓｓｌ.ｊｏｂｃａｎ．ｊｐ",
  "https://ssl。jobcan。jp",
];

test.each(everySpelling)("Jobcan may be at %s", (address) => {
  expect(isJobcanAddress(address, [])).toBe(true);
});

const elsewhere = [
  "http://ssl.jobcan.jp",
  "ws://ssl.jobcan.jp",
  "ftp://ssl.jobcan.jp",
  "javascript:alert(1)//.jobcan.jp",
  "ssl.jobcan.jp",
  "https://jobcan.jp",
  "https://.jobcan.jp",
  "https://ssl.jobcan.jp.",
  "https://ssl..jobcan.jp",
  "https://jobcan.jp.evil.example",
  "https://ssl.jobcan.jp.evil.example",
  "https://evil-jobcan.jp",
  "https://ssl.evil-jobcan.jp",
  "https://ssljobcan.jp",
  "https://ssl.jobcan.jp@evil.example",
  "https://ssl.jobcan.jp:443@evil.example",
  "https://user@ssl.jobcan.jp",
  "https://user:word@ssl.jobcan.jp",
  "https://:word@ssl.jobcan.jp",
  "https://evil.example#.jobcan.jp",
  "https://evil.example?.jobcan.jp",
  "https://evil.example/.jobcan.jp",
  "https://evil.example\\.jobcan.jp",
  "https://evil.example%2f.jobcan.jp",
  "https://evil.example:443.jobcan.jp",
  "https://ssl.jοbcan.jp",
  "https://ssl.jоbcan.jp",
  "https://ssl.jobcаn.jp",
  "https://ssl.jobcan.jр",
  "https://ssl.xn--jbcan-jye.jp",
  "https://ssl.jobcan.jp\u00AD.evil.example",
  // What the browser's rules for hosts would read as more than a name.
  "https://*.jobcan.jp",
  "https://*,x.jobcan.jp",
  "https://evil.example,x.jobcan.jp",
  "https://127.0.0.1",
  "https://localhost",
  "https://[::1]",
];

test.each(elsewhere)("Jobcan may not be at %s", (address) => {
  expect(isJobcanAddress(address, [])).toBe(false);
});

test("other hosts are those that are named, in full and by https", () => {
  const named = ["id.test.example", "id.localhost"];

  expect(isJobcanAddress("https://id.test.example:8443", named)).toBe(true);
  expect(isJobcanAddress("http://id.localhost:4100", named)).toBe(true);
  expect(isJobcanAddress("http://id.test.example", named)).toBe(false);
  expect(isJobcanAddress("https://x.id.test.example", named)).toBe(false);
  expect(isJobcanAddress("https://user:word@id.test.example", named)).toBe(false);
  expect(isJobcanAddress("https://id.test.example.", named)).toBe(false);
});

test.each([
  "http://localhost:4100",
  "http://id.localhost:4100",
  "HTTP://LOCALHOST",
  "https://127.0.0.1:8443",
  "http://127.8.9.1",
  "http://127.1",
  "http://0x7f.1",
  "http://2130706433:80",
  "http://[::1]:4100",
  "http://[0:0:0:0:0:0:0:1]",
  "http://[0000::0001]:80",
])("the practice site may be at %s", (address) => {
  expect(isPracticeAddress(address)).toBe(true);
});

test.each([
  "http://0.0.0.0:4100",
  "http://[::]:4100",
  "http://[::2]",
  "http://[::1%25lo]",
  "http://[::ffff:10.0.0.1]",
  "http://[fe80::1]",
  "http://10.0.0.1",
  "http://128.0.0.1",
  "http://practice:4100",
  "http://localhost.",
  "http://localhost.evil.example",
  "http://evil-localhost",
  "http://127.0.0.1.evil.example",
  "http://127.0.0.1.nip.io",
  "http://localhost@evil.example",
  "http://user:word@localhost",
  "http://evil.example#localhost",
  "file://localhost/etc",
  "localhost:4100",
  "https://ssl.jobcan.jp",
])("the practice site may not be at %s", (address) => {
  expect(isPracticeAddress(address)).toBe(false);
});

test("a host is a host alone", () => {
  expect(["ID.Test.example", "[::1]", "127.1"].map(hostOf)).toEqual([
    "id.test.example",
    "[::1]",
    "127.0.0.1",
  ]);
  const more = ["", "*", "*.example", "a:1", "a/b", "a?b", "a#b", "u@a", "http://a", "a b", "a."];
  expect(more.map(hostOf).filter((host) => host !== undefined)).toEqual([]);
});
