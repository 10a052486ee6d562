import type { DayRecord } from "@jobcan-automation/contract";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { hashOf, type Place, placeOf } from "./place.ts";

/** What a job's page shows apart from the rest, as its address says. */
interface ShownPlace {
  /** Number of the chosen line. */
  line: number | undefined;
  /** The day whose lines alone are shown. */
  day: string | undefined;
  /** To be brought into view, once per new object: where the address led to, or `showLine`. */
  asked: Place | undefined;
}

/** The same, with what the user can do about it. */
export interface PlaceHandle extends ShownPlace {
  /** Chooses a line that is in view; undefined: none. */
  chooseLine: (seq: number | undefined) => void;
  /** The same for a line that may be anywhere. */
  showLine: (seq: number) => void;
  /** Undefined: the lines of all days. */
  chooseDay: (date: string | undefined) => void;
}

/** The part of a job's page that its address names, which survives a reload and can be kept. */
export function usePlace(days: readonly DayRecord[]): PlaceHandle {
  const [shown, setShown] = useState(() => shownBy(placeOf(location.hash, days)));
  const known = useRef(days);
  useEffect(() => {
    known.current = days;
  });
  const follow = useEffectEvent(() => {
    const next = placeOf(location.hash, days);
    // The skip link's address, for one, is none of ours.
    if (next !== undefined || location.hash === "") setShown(shownBy(next));
  });
  useEffect(() => {
    const listener = () => follow();
    addEventListener("hashchange", listener);
    return () => removeEventListener("hashchange", listener);
  }, []);
  const choose = useCallback((next: Partial<ShownPlace>) => {
    setShown((before) => ({ ...before, ...next }));
  }, []);
  const { line, day } = shown;
  useEffect(() => {
    const place = placeShown({ line, day });
    const hash = place === undefined ? "" : hashOf(place, known.current);
    if (hash === location.hash || (hash === "" && isForeign(location.hash))) return;
    history.replaceState(history.state, "", `${location.pathname}${location.search}${hash}`);
  }, [line, day]);
  return {
    ...shown,
    chooseLine: useCallback((seq) => choose({ line: seq }), [choose]),
    showLine: useCallback((seq) => choose({ line: seq, asked: { kind: "line", seq } }), [choose]),
    chooseDay: useCallback(
      (date) => choose(date === undefined ? { day: date } : { day: date, line: undefined }),
      [choose],
    ),
  };
}

function shownBy(place: Place | undefined): ShownPlace {
  return {
    line: place?.kind === "line" ? place.seq : undefined,
    day: place?.kind === "day" ? place.date : undefined,
    asked: place,
  };
}

/** A line is the narrower place. */
function placeShown({ line, day }: Omit<ShownPlace, "asked">): Place | undefined {
  if (line !== undefined) return { kind: "line", seq: line };
  return day === undefined ? undefined : { kind: "day", date: day };
}

/** The address of something that is no place of a job. */
function isForeign(hash: string): boolean {
  return !/^#(?:log|day)-/.test(hash);
}
