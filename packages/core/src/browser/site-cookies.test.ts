import { expect, test } from "vitest";
import { cookiesOf } from "./site-cookies.ts";

const sites = ["https://id.jobcan.jp", "https://ssl.jobcan.jp:8443"];

test.each([
  ["id.jobcan.jp", "/", true],
  ["ssl.jobcan.jp", "/employee", true],
  [".jobcan.jp", "/", true],
  [".ssl.jobcan.jp", "/", true],
  ["jobcan.jp", "/", false],
  ["idp.example", "/", false],
  [".example", "/", false],
  [".evil-jobcan.jp", "/", false],
  [".an.jp", "/", false],
  ["www.jobcan.jp", "/", false],
])("a cookie of %s at %s is kept: %s", (domain, path, isKept) => {
  const cookie = { name: "a", value: "b", domain, path } as const;
  const rest = { expires: -1, httpOnly: true, secure: true, sameSite: "Lax" } as const;

  expect(cookiesOf(sites, [{ ...cookie, ...rest }])).toHaveLength(isKept ? 1 : 0);
});
