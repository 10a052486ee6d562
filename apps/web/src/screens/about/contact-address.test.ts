import { expect, test } from "vitest";
import { contactAddress } from "./contact-address.ts";

test.each([
  ["it@company.example", "mailto:it@company.example"],
  ["https://company.example/help", "https://company.example/help"],
  ["内線 1234", undefined],
  ["it@company.example?bcc=x@evil.example", undefined],
  ["javascript:alert(1)", undefined],
  ["data:text/html,x", undefined],
  ["https://company.example and more", undefined],
])("%s is a link only where it is surely an address", (text, address) => {
  expect(contactAddress(text)).toBe(address);
});
