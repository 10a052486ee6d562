import { expect, test } from "vitest";
import { type FormTexts, refusalOf } from "./form-refusal.ts";

const whole = { present: true, time: true, button: true, disabled: false };
const empty = { ...whole, time: false, button: false };
const silent: FormTexts = { said: [], form: [], free: [], textInputs: false, controls: false };

test.each([
  "Cannot revise clock time on this day",
  "この日付は打刻修正できません",
  "この日は打刻の修正ができません。",
  "이 날짜의 타각은 수정할 수 없습니다",
  "This month is closed.",
  "締め済みのため、打刻できません",
])("a complete form that says 「%s」 takes no punch", (words) => {
  expect(refusalOf(whole, { ...silent, form: [words], free: [words], controls: true })).toBe(words);
});

test.each([
  "打刻区分は自動で判別されます",
  "Clocking type is automatically sorted",
  "備考",
  "※未来の時刻は打刻できません",
  "締め済みの場合は修正できません",
  "Times cannot be edited if the month is closed.",
])("a complete form that says 「%s」 can be used", (words) => {
  const texts = { ...silent, form: [words], free: [words], controls: true, textInputs: true };

  expect(refusalOf(whole, texts)).toBeUndefined();
});

test("any sentence in place of field and button is the refusal", () => {
  expect(refusalOf(empty, { ...silent, form: ["お休みです"], free: ["お休みです"] })).toBe(
    "お休みです",
  );
  expect(refusalOf(empty, { ...silent, form: ["打刻", "お休みです"] })).toBe("打刻");
  expect(refusalOf({ ...empty, time: true }, { ...silent, free: ["承認後"], controls: true })).toBe(
    "承認後",
  );
});

test("a form that still takes text, or says nothing, is not understood", () => {
  const renamed = {
    ...silent,
    form: ["時刻"],
    free: ["例）0915"],
    textInputs: true,
    controls: true,
  };

  expect(refusalOf({ ...empty, button: true }, renamed)).toBeUndefined();
  expect(refusalOf(empty, silent)).toBeUndefined();
  expect(refusalOf(empty, { ...silent, form: ["時刻"], controls: true })).toBeUndefined();
});

test("a warning of the page counts beside a complete form only where it names this day", () => {
  const said = (words: string) => refusalOf(whole, { ...silent, said: [words], controls: true });

  expect(said("締め後は打刻修正できません")).toBeUndefined();
  expect(said("この日付は打刻修正できません")).toBeDefined();
  expect(
    refusalOf({ ...empty, present: false }, { ...silent, said: ["This date cannot be edited."] }),
  ).toBeDefined();
});
