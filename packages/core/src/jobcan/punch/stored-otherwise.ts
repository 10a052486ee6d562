import { type DayRecord, AutofillError } from "@jobcan-automation/contract";
import { isSame } from "../../settlement/compare-punches.ts";

/** Watches whether the site stores what is sent. */
export interface StorageWatch {
  /**
   * Call with each day that has ended. Throws where it is the second in a row to be stored differently from what was
   * sent, in the same way: what a further press would leave is then known, and it is not what was asked for. Days
   * without a press say nothing.
   */
  ended(day: DayRecord): void;
}

export function createStorageWatch(): StorageWatch {
  let before: string | undefined;
  return {
    ended(day) {
      const { outcome, reason, sent, date } = day;
      if (sent.length === 0) return;
      if (outcome === "verified" || outcome === "awaiting_approval") before = undefined;
      if (reason !== "stored_differently") return;
      const difference = differenceOf(day);
      if (difference === before) throw storesOtherwise(date);
      before = difference;
    },
  };
}

/** Whether an error is that of a site that stores other than what is sent. */
export function isStoresOtherwise({ code, facts }: AutofillError): boolean {
  return code === "SITE_CHANGED" && facts["cause"] === otherwiseCause;
}

function storesOtherwise(date: string): AutofillError {
  return new AutofillError("SITE_CHANGED", { page: "day", cause: otherwiseCause, date });
}

const otherwiseCause = "stored_differently";

/**
 * Pure: what became of the day's punches, by kind and without their times, which differ from day to day: under which
 * other kind each is, or whether it stands at another time or nowhere; and what else there is.
 */
function differenceOf({ wanted, now = [] }: DayRecord): string {
  const beside = now.filter((stamp) => !wanted.some((punch) => isSame(stamp, punch)));
  const astray = wanted.filter((punch) => !now.some((stamp) => isSame(stamp, punch)));
  const became = astray.map(({ kind, timeMin }) => {
    const there = beside.find((stamp) => stamp.timeMin === timeMin);
    if (there !== undefined) return `${kind} as ${there.kind}`;
    return `${kind} ${beside.some((stamp) => stamp.kind === kind) ? "at another time" : "nowhere"}`;
  });
  const others = beside.map(({ kind }) => `and ${kind}`);
  return [...became, ...others].join(", ");
}
