import { expect, test } from "vitest";
import { createCookieJar } from "./cookie-jar.ts";

const setting = (...lines: string[]) => new Headers(lines.map((line) => ["set-cookie", line]));

test("a cookie that was set is sent back, without its attributes", () => {
  const jar = createCookieJar();

  jar.store(setting("owner=abc=1; Path=/; HttpOnly", "other=2"));

  expect(jar.header()).toBe("owner=abc=1; other=2");
});

test("a newer value takes the older one's place", () => {
  const jar = createCookieJar(["owner=old"]);

  jar.store(setting("owner=new"));

  expect(jar.pairs()).toEqual(["owner=new"]);
});

test("an empty jar sends nothing", () => {
  expect(createCookieJar(["not a cookie"]).header()).toBeUndefined();
});
