import type { HeldPunch, PunchKind, WantedPunch } from "@jobcan-automation/contract";

/**
 * Pure: what a day will hold once these punches are sent, in order of time. `automatic`: Jobcan decides kinds by order,
 * so that a stamp may come to mean something else (docs/jobcan.md §5.2).
 */
export function heldAfter(
  held: readonly HeldPunch[],
  send: readonly WantedPunch[],
  how: { automatic: boolean },
): HeldPunch[] {
  const sent = send.map(({ kind, timeMin }) => ({ kind, timeMin, pending: false }));
  const all = [...held, ...sent].toSorted((a, b) => a.timeMin - b.timeMin);
  if (!how.automatic || send.length === 0) return all;
  return all.map((punch, index) => Object.assign({}, punch, { kind: kindAt(index, all.length) }));
}

function kindAt(index: number, count: number): PunchKind {
  if (index === 0) return "work_start";
  if (index % 2 === 0) return "rest_end";
  return index === count - 1 ? "work_end" : "rest_start";
}
