import { expect, test } from "vitest";
import { operatorWordsEn } from "./operator/operator-words-en.ts";
import { operatorWordsJa } from "./operator/operator-words-ja.ts";
import { telemetryWordsEn } from "./telemetry/telemetry-words-en.ts";
import { telemetryWordsJa } from "./telemetry/telemetry-words-ja.ts";

test.each([
  [0, "0秒", "0 s"],
  [59, "59秒", "59 s"],
  [125, "2分5秒", "2 min 5 s"],
  [3599, "59分59秒", "59 min 59 s"],
  [10_800, "3時間0分", "3 h 0 min"],
  [93_784, "26時間3分", "26 h 3 min"],
])("%i seconds are said in units that a person reads", (secs, japanese, english) => {
  expect(operatorWordsJa.elapsed(secs)).toBe(japanese);
  expect(operatorWordsEn.elapsed(secs)).toBe(english);
  expect(telemetryWordsJa.oldestWait(secs)).toBe(`最も長い待ち ${japanese}`);
  expect(telemetryWordsEn.oldestWait(secs)).toBe(`the longest has waited ${english}`);
});
