import type { AboutService } from "@jobcan-automation/contract";
import { sampleInfo } from "@jobcan-automation/contract/testing";
import { expect, test } from "vitest";
import { aboutWordsEn } from "../../i18n/about/about-words-en.ts";
import { aboutWordsJa } from "../../i18n/about/about-words-ja.ts";
import { durationText } from "../../shared/text/duration-text.ts";
import { heldThings } from "./held-things.ts";

const about: AboutService = { ...sampleInfo.about, isOwnMachine: false };

const text = (differing: Partial<AboutService["holds"]>, of = about) =>
  heldThings({ ...of, holds: { ...of.holds, ...differing } }, aboutWordsJa)
    .map(({ what, where, until }) => `${what}|${where}|${until}`)
    .join("\n");

test.each<[keyof AboutService["holds"], number, string]>([
  ["passwordSecs", 7260, "121分"],
  ["sittingSecs", 45, "45秒"],
  ["uploadSecs", 10_800, "3時間"],
  ["strayUploadSecs", 14_400, "4時間"],
  ["jobSecs", 86_400, "1日"],
  ["logLines", 77, "77行"],
  ["cookieSecs", 604_800, "7日"],
  ["accessCookieSecs", 1_209_600, "14日"],
])("%s of the running service is what the page says", (setting, value, said) => {
  expect(text({})).not.toContain(said);
  expect(text({ [setting]: value })).toContain(said);
});

test("a sign-in that is not held is said to be not held", () => {
  expect(text({ sittingSecs: 0 })).toContain(aboutWordsJa.privacy.sittingNever);
  expect(text({ sittingSecs: 0 })).not.toContain("0秒");
});

test("on one's own machine no server is spoken of", () => {
  expect(text({})).toContain("サーバーのディスク");
  expect(text({}, { ...about, isOwnMachine: true })).not.toMatch(/サーバー|運営者/);
});

test.each([
  [1, "1 second", "1秒"],
  [90, "90 seconds", "90秒"],
  [60, "1 minute", "1分"],
  [5400, "90 minutes", "90分"],
  [7200, "2 hours", "2時間"],
  [172_800, "2 days", "2日"],
])("%i seconds are said exactly, in the largest unit that fits", (secs, english, japanese) => {
  expect(durationText(secs, aboutWordsEn)).toBe(english);
  expect(durationText(secs, aboutWordsJa)).toBe(japanese);
});
