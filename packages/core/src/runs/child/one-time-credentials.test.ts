import { expect, test } from "vitest";
import { OneTimeCredentials } from "./one-time-credentials.ts";

test("credentials are taken once, and are then held by the taker alone", () => {
  const given = { login: "demo@example.jp", password: "practice-1234" };
  const credentials = new OneTimeCredentials(given);

  expect(credentials.take()).toBe(given);
  expect(() => credentials.take()).toThrow("INTERNAL");
});
