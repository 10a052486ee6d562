import type {
  ColumnRole,
  DayOutcome,
  DayPlan,
  DayReason,
  ErrorCode,
  Facts,
  IssueCode,
  JobMode,
  JobOutcome,
  JobState,
  LogCode,
  LogFacts,
  LogLevel,
  PunchKind,
  QuestionKind,
  SheetSummary,
  StopMode,
  Target,
  TimesheetIssue,
  UnansweredReason,
  UnreadLeave,
} from "@jobcan-automation/contract";

import type { ProbeSentences } from "./probe-sentences.ts";

/** Languages the page and the CLI speak; Japanese is the default. */
export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];

/** What happened or is asked, and what the reader can do next. */
export interface ErrorSentence {
  what: string;
  next: string;
}

/** One language's whole catalogue. A code of the contract without a sentence does not compile. */
export interface Sentences {
  log: { readonly [C in LogCode]: (facts: LogFacts[C]) => string };
  errors: Readonly<Record<ErrorCode, (facts: Facts, retryAfterSecs?: number) => ErrorSentence>>;
  issues: Readonly<Record<IssueCode, (issue: TimesheetIssue) => string>>;
  outcomes: Readonly<Record<DayOutcome, string>>;
  reasons: Readonly<Record<DayReason, (facts: Facts) => string>>;
  /** Reasons whose words differ in a plan, where nothing has happened yet. */
  planReasons: Readonly<Partial<Record<DayReason, (facts: Facts) => string>>>;
  /** Of a day that was completed, or is to be, beside what Jobcan holds. */
  completed: Readonly<Record<"done" | "planned", string>>;
  /** Of a conflict in a plan: that only these times could be added. */
  addable: (times: string) => string;
  /** A stamp that Jobcan shows under another kind than it was sent for, as long as the day is not whole. */
  takenFor: (time: string, sent: string, shown: string) => string;
  /** A stamp that was sent and that no reading since has shown or missed. */
  notReadBack: (time: string, sent: string) => string;
  plans: Readonly<Record<DayPlan, string>>;
  punchKinds: Readonly<Record<PunchKind, string>>;
  jobStates: Readonly<Record<JobState["state"], string>>;
  /** What a person is asked: what the site wants, and what to do about it. */
  questions: Readonly<Record<QuestionKind, ErrorSentence>>;
  unanswered: Readonly<Record<UnansweredReason, string>>;
  /** What may be done with days whose leave cannot be read. */
  unreadLeave: Readonly<Record<UnreadLeave, string>>;
  /** Notes that fit many a correction, to choose from. */
  usualNotes: readonly string[];
  /** Of a job whose days wait for somebody else: who must act now. */
  awaitsApproval: (days: number) => string;
  stopping: Readonly<Record<StopMode, string>>;
  jobOutcomes: Readonly<Record<JobOutcome, string>>;
  jobModes: Readonly<Record<JobMode, string>>;
  targets: Readonly<Record<Target, string>>;
  probe: ProbeSentences;
  logLevels: Readonly<Record<LogLevel, string>>;
  columnRoles: Readonly<Record<ColumnRole, string>>;
  /** Columns of a receipt after the day: wanted, held, result, reason. */
  receiptColumns: readonly [string, string, string, string];
  /** Of a file's sheets: which was read (others by name), or why none was. */
  sheets: {
    read: (name: string, others: readonly SheetSummary[]) => string;
    noColumns: (name: string, headings: readonly string[]) => string;
    /** Pairs of columns as letters ("B・C"), between which the headings do not decide. */
    unclearColumns: (name: string, pairs: readonly string[]) => string;
    /** Days side by side without dates. */
    noDates: (name: string) => string;
    noRows: string;
  };
  /** What entering sets off at the company, by the number of 打刻修正 at most and of days (docs/jobcan.md §13 v, w). */
  beforeRecording: {
    title: string;
    says: (corrections: number, days: number) => string;
  };
  /** No answer from the service at all: it is down, asleep, or the network is. */
  unreachable: ErrorSentence;
  /** Between two things that are said of one day. */
  clauses: string;
  /** Between a label and what it names. */
  colon: string;
}
