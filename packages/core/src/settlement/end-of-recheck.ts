import type { DayRecord, HeldPunch } from "@jobcan-automation/contract";
import { comparePunches, isSame } from "./compare-punches.ts";
import type { DayEnd } from "./end-of-day.ts";
import { partsOfHeld } from "./punch-parts.ts";

/**
 * Pure: how a day stands that an earlier run has entered, or was to enter, by what Jobcan holds of it now. `automatic`:
 * Jobcan decides kinds by order. A reason is given only where the day is not as it was asked for.
 */
export function endOfRecheck(
  { wanted, note, place }: Pick<DayRecord, "wanted" | "note" | "place">,
  held: readonly HeldPunch[],
  how: { automatic: boolean },
): DayEnd {
  const comparison = comparePunches(wanted, held, how);
  switch (comparison.state) {
    case "missing":
      return { outcome: "failed", reason: "not_held" };
    case "conflict":
      return { outcome: "failed", reason: "held_differently" };
    case "held": {
      const own = held.filter((stamp) => wanted.some((punch) => isSame(stamp, punch)));
      const parts = partsOfHeld({ note, place }, own);
      if (parts !== undefined) return { outcome: "failed", ...parts };
      return { outcome: comparison.pending ? "awaiting_approval" : "verified" };
    }
  }
}
