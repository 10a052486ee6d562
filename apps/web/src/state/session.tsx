import {
  createContext,
  use,
  useMemo,
  useState,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
} from "react";
import { type Account, emptyAccount } from "./account.ts";
import type { Draft } from "./draft.ts";

/** What the user has chosen, typed and sent in this tab. Shared by the screens, never stored. */
export interface Session {
  draft: Draft | undefined;
  /** The chosen file itself, so that it can be uploaded again after an expired upload. */
  file: File | undefined;
  account: Account;
  /** The job that the draft was last sent as. */
  sentAs: string | undefined;
  /** A job of the same account that already ran, so that the draft was not sent and this job is shown instead. */
  attachedTo: string | undefined;
  /** The connection test that the form shows. */
  probeId: string | undefined;
  /** Jobs that this tab has sent or shown and whose last known state is waiting. */
  waiting: ReadonlySet<string>;
  /** What entering sets off at the company has been said, and the service has accepted a sheet since. */
  recordingNoticeShown: boolean;
  /** Conflicting days of one plan that are to be completed beside what Jobcan holds. */
  added: { planId: string; dates: ReadonlySet<string> } | undefined;
  /** File name of the job whose remaining days the draft holds. */
  restOf: string | undefined;
}

interface SessionHandle {
  session: Session;
  setSession: Dispatch<SetStateAction<Session>>;
}

/** Nothing chosen, nothing typed. @internal */
export const emptySession: Session = {
  draft: undefined,
  file: undefined,
  account: emptyAccount,
  sentAs: undefined,
  attachedTo: undefined,
  probeId: undefined,
  waiting: new Set(),
  recordingNoticeShown: false,
  added: undefined,
  restOf: undefined,
};

/** The session with another sheet, or without one; not sent yet in either case. */
export function withSheet(
  session: Session,
  { draft, file, restOf }: Partial<Pick<Session, "draft" | "file" | "restOf">> = {},
): Session {
  return { ...session, draft, file, restOf, sentAs: undefined, attachedTo: undefined };
}

/** The session with a job added to or removed from those that wait; the same object where nothing changes. */
export function withWaiting(session: Session, jobId: string, waits: boolean): Session {
  if (session.waiting.has(jobId) === waits) return session;
  const others = [...session.waiting].filter((id) => id !== jobId);
  return { ...session, waiting: new Set(waits ? [...others, jobId] : others) };
}

/** The conflicting days of a plan that the user wants completed. */
export function addedOn({ added }: Session, planId: string): ReadonlySet<string> {
  return added?.planId === planId ? added.dates : none;
}

const none: ReadonlySet<string> = new Set();

/** The session with a conflicting day of a plan to be completed, or left as it is. */
export function withAdded(
  session: Session,
  { planId, date }: { planId: string; date: string },
  isAdded: boolean,
): Session {
  const others = [...addedOn(session, planId)].filter((other) => other !== date);
  return { ...session, added: { planId, dates: new Set(isAdded ? [...others, date] : others) } };
}

const SessionContext = createContext<SessionHandle | undefined>(undefined);

/** Provides a session to all screens inside. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session>(emptySession);
  const handle = useMemo(() => ({ session, setSession }), [session]);
  return <SessionContext value={handle}>{children}</SessionContext>;
}

/** The session and its setter. */
export function useSession(): SessionHandle {
  const handle = use(SessionContext);
  if (handle === undefined) throw new Error("useSession outside SessionProvider");
  return handle;
}
