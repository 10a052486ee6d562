import { expect, test } from "vitest";
import { chosenWording } from "./wording.ts";

function refused(): never {
  throw new DOMException("The operation is insecure.", "SecurityError");
}

test("a browser that lets nothing be stored is shown the page in Japanese", async () => {
  expect((await chosenWording(refused)).language).toBe("ja");
});

test.each([
  ["en", "en"],
  ["ja", "ja"],
  ["xx", "ja"],
  [null, "ja"],
])("the choice %s is shown as %s", async (stored, language) => {
  expect((await chosenWording(() => ({ getItem: () => stored }))).language).toBe(language);
});
