/** What a connection test asks of a company's Jobcan, in the order in which it is shown. */
export const probeSubjects = [
  "marks",
  "bookColumns",
  "closingDay",
  "correction",
  "kinds",
  "note",
  "places",
  "listColumns",
  "leave",
  "approval",
  "closedMonth",
] as const;
export type ProbeSubject = (typeof probeSubjects)[number];

/** The pages that a connection test reads; `sign_in` is the last page before a sign-in that did not come to its end. */
export const probePages = ["sign_in", "book", "day", "leave"] as const;
export type ProbePage = (typeof probePages)[number];

/** Why a connection test cannot answer, without any page being strange. */
export const unknowables = [
  /** Only a punch shows whether it needs approval. */
  "approval_by_punch",
  /** A closed month may only show when a punch is refused. */
  "closed_by_punch",
  /** A month that ends with the calendar's may close on that day or on any later one. */
  "month_end",
  /** The day that was read has no form. */
  "no_form",
  /** A list without punches may have no head. */
  "empty_list",
  /** The account has no right to correct punches. */
  "no_right",
] as const;
export type Unknowable = (typeof unknowables)[number];

/**
 * What a connection test comes to. `no_correction`: all is understood, and this account may not correct punches.
 * `not_understood`: some page is another than this program knows.
 */
export const probeVerdicts = ["understood", "no_correction", "not_understood"] as const;
export type ProbeVerdict = (typeof probeVerdicts)[number];

/** Whose structure a connection test hands out: the pages that it did not understand, or all that it read. */
export const skeletonChoices = ["unread", "all"] as const;
export type SkeletonChoice = (typeof skeletonChoices)[number];
