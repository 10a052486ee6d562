import type { DayForm } from "../jobcan/pages/day-form.ts";

/** A form of 2026-11-04 that takes times and no note, but for what is given. */
export function dayFormOf(shown: Partial<DayForm>): DayForm {
  const fields = { present: true, ownerShown: true, time: true, button: true, note: false };
  const marks = {
    notCorrectable: false,
    disabled: false,
    busy: false,
    noteRequired: false,
    placeOpen: false,
    kindUnknown: false,
  };
  return { ...fields, ...marks, date: "2026-11-04", groups: [], kinds: [], message: "", ...shown };
}
