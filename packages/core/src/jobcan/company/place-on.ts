import type { DayForm } from "../pages/day-form.ts";

/** Names of 打刻場所; undefined stands for the form's own choice. */
export interface WantedPlaces {
  /** As the order has it. */
  groupName: string | undefined;
  /** What a person has chosen for days that do not take it, in the order of the answers. */
  otherPlaces?: readonly string[] | undefined;
  /** Refused before; "" for the form's own choice. */
  refused?: ReadonlySet<string> | undefined;
}

/**
 * Pure: the place that a day is entered with. The order's own wherever the form takes it: an answer that one day was in
 * need of changes no other. Where none is taken, the last answer.
 */
export function placeOn(
  form: Pick<DayForm, "groups" | "placeOpen">,
  { groupName, otherPlaces = [], refused }: WantedPlaces,
): string | undefined {
  const wanted = [groupName, ...otherPlaces];
  const taken = wanted.findIndex(
    (place) => takesPlace(form, place) && refused?.has(place ?? "") !== true,
  );
  return wanted.at(taken);
}

function takesPlace(
  { groups, placeOpen }: Pick<DayForm, "groups" | "placeOpen">,
  place: string | undefined,
): boolean {
  if (place === undefined) return !placeOpen;
  return groups.length === 0 || groups.includes(place);
}
