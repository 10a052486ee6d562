import type {
  ProbeFindings,
  ProbePage,
  ProbeSubject,
  ProbeVerdict,
  Unknowable,
} from "@jobcan-automation/contract";

/** The answer to a subject, whatever it is. */
export type Answer<S extends ProbeSubject> = NonNullable<ProbeFindings[S]>;

/** What an answer holds besides its state. */
export type Found<S extends ProbeSubject> = Extract<Answer<S>, { state: "found" }>;

/** Words of a connection test's table. */
export interface ProbeSentences {
  title: string;
  /** Heads of the table. */
  columns: readonly [subject: string, state: string, answer: string];
  /** Whether there is an answer. */
  states: Readonly<Record<Answer<ProbeSubject>["state"], string>>;
  subjects: Readonly<Record<ProbeSubject, string>>;
  found: { readonly [S in ProbeSubject]: (answer: Found<S>) => string };
  unknowable: Readonly<Record<Unknowable, string>>;
  awaiting: (days: number) => string;
  notUnderstood: (field: string) => string;
  pages: Readonly<Record<ProbePage, string>>;
  verdicts: Readonly<Record<ProbeVerdict, string>>;
  /** The pages whose structure can be saved for a report. */
  unread: (pages: string) => string;
}
