import { useLayoutEffect, useRef, useState, type RefObject } from "react";

const bottomSlackPx = 24;
const upwardSlackPx = 4;

/** Keeps a scrolling box at its bottom while lines arrive or take other heights, until the user scrolls up. */
export function useFollowBottom(
  frame: RefObject<HTMLElement | null>,
  lines: readonly unknown[],
  totalPx: number,
) {
  const lastTop = useRef(0);
  const [following, setFollowing] = useState(true);
  useLayoutEffect(() => {
    const box = frame.current;
    if (following && box !== null) box.scrollTop = box.scrollHeight;
  }, [frame, following, totalPx, lines]);

  // New lines move the bottom away from a view at rest: only a move upwards is the user's own.
  const onScroll = () => {
    const box = frame.current;
    if (box === null) return;
    const isAtBottom = box.scrollHeight - box.scrollTop - box.clientHeight < bottomSlackPx;
    const movedUp = box.scrollTop < lastTop.current - upwardSlackPx;
    lastTop.current = box.scrollTop;
    if (isAtBottom) setFollowing(true);
    else if (movedUp) setFollowing(false);
  };

  return { following, setFollowing, onScroll };
}
