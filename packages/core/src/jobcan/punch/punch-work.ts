import type { PressPace } from "./press-pace.ts";
import type { RunStop } from "../visit/run-stop.ts";
import type { SiteVisit } from "../visit/site-visit.ts";

/** What entering a day needs besides the day itself. */
export interface PunchWork {
  visit: SiteVisit;
  stop: RunStop;
  /** Keeps the pause between one press and the next. */
  pace: PressPace;
  groupName: string | undefined;
  today: string;
  /**
   * What the run has learned of this company, so that nothing is read or waited for in vain: its list has no columns
   * for note and place; its pages load themselves anew after a press, or are said to and do not.
   */
  seen: { listHidesParts: boolean; reload: "unknown" | "done" | "missed" };
  /** Resolves once all that was reported of the day so far is stored. */
  flushed: () => Promise<void>;
}
