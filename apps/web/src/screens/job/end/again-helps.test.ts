import { errorCodes } from "@jobcan-automation/contract";
import { en, ja } from "@jobcan-automation/sentences";
import { expect, test } from "vitest";
import { againHelps } from "./again-helps.ts";

test("again is offered for what may end otherwise, and not where somebody else has to act first", () => {
  expect(againHelps({ code: "JOB_TIMED_OUT", facts: {} })).toBe(true);
  expect(againHelps({ code: "LOGIN_REJECTED", facts: {} })).toBe(true);
  expect(againHelps({ code: "CORRECTION_NOT_ALLOWED", facts: {} })).toBe(false);
  expect(againHelps({ code: "SITE_CHANGED", facts: {} })).toBe(false);
});

test("a company that signs in elsewhere is not helped by again; a picture to solve may be", () => {
  const code = "HUMAN_CHECK_REQUIRED";
  expect(againHelps({ code, facts: { kind: "sso" } })).toBe(false);
  expect(againHelps({ code, facts: { kind: "captcha" } })).toBe(true);
});

test("what is said of an error that again cannot help never tells to do it again", () => {
  const helpless = errorCodes.filter((code) => !againHelps({ code, facts: {} }));
  const advice = helpless.flatMap((code) => [ja.errors[code]({}).next, en.errors[code]({}).next]);
  expect(advice.filter((next) => /もう一度|\bagain\b/i.test(next))).toEqual([]);
  expect(advice.length).toBeGreaterThan(2);
});
