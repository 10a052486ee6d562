import { expect, test } from "vitest";
import { placeOn, type WantedPlaces } from "./place-on.ts";

const all = { groups: ["本社", "大阪", "在宅"], placeOpen: false };
const open = { ...all, placeOpen: true };
const without = { groups: ["大阪", "在宅"], placeOpen: false };
const none = { groups: [], placeOpen: false };

const ordered = { groupName: "本社", otherPlaces: ["大阪"] };
const own = { groupName: undefined, otherPlaces: ["大阪"] };

test.each<[what: string, form: typeof all, wanted: WantedPlaces, place: string | undefined]>([
  ["the order's place stays where the form lists it", all, ordered, "本社"],
  ["the answer goes with a form that does not list it", without, ordered, "大阪"],
  ["the order's place stays where there is no choice", none, ordered, "本社"],
  ["a refused place gives way", all, { ...ordered, refused: new Set(["本社"]) }, "大阪"],
  ["the form's own choice stays where it has one", all, own, undefined],
  ["the answer goes with a form that has chosen none", open, own, "大阪"],
  ["a refused own choice gives way", all, { ...own, refused: new Set([""]) }, "大阪"],
  [
    "a second answer leaves the first where it is listed",
    without,
    { ...ordered, otherPlaces: ["大阪", "在宅"] },
    "大阪",
  ],
  [
    "the last answer where none is taken",
    { groups: ["札幌"], placeOpen: false },
    { ...ordered, otherPlaces: ["大阪", "在宅"] },
    "在宅",
  ],
  ["the order's place where nobody was asked", without, { groupName: "本社" }, "本社"],
])("%s", (...[, form, wanted, place]) => {
  expect(placeOn(form, wanted)).toBe(place);
});
