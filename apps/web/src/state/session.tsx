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

/** What the user has on the desk: kept while they move between screens, never written anywhere. */
export interface Desk {
  draft: Draft | undefined;
  /** The chosen file itself, so that it can be uploaded again after an expired upload. */
  file: File | undefined;
  account: Account;
  /** The job that the draft was last sent as. */
  sentAs: string | undefined;
  /** The job of the same account that was under way when the draft was to be sent: it is shown instead, and the draft was not sent. */
  ledTo: string | undefined;
  /** Jobs that this tab has sent or shown and that still waited when it last heard of them. */
  waiting: ReadonlySet<string>;
  /** File name of the job whose rest is on the desk. */
  restOf: string | undefined;
}

interface DeskHandle {
  desk: Desk;
  setDesk: Dispatch<SetStateAction<Desk>>;
}

/** Nothing chosen, nothing typed. */
export const emptyDesk: Desk = {
  draft: undefined,
  file: undefined,
  account: emptyAccount,
  sentAs: undefined,
  ledTo: undefined,
  waiting: new Set(),
  restOf: undefined,
};

/** The desk with a job among those that wait, or no longer; the same desk where nothing changes. */
export function withWaiting(desk: Desk, jobId: string, waits: boolean): Desk {
  if (desk.waiting.has(jobId) === waits) return desk;
  const others = [...desk.waiting].filter((id) => id !== jobId);
  return { ...desk, waiting: new Set(waits ? [...others, jobId] : others) };
}

const DeskContext = createContext<DeskHandle | undefined>(undefined);

/** One desk for all screens inside. */
export function DeskProvider({ children }: { children: ReactNode }) {
  const [desk, setDesk] = useState<Desk>(emptyDesk);
  const handle = useMemo(() => ({ desk, setDesk }), [desk]);
  return <DeskContext value={handle}>{children}</DeskContext>;
}

/** The desk and the way to change it. */
export function useDesk(): DeskHandle {
  const handle = use(DeskContext);
  if (handle === undefined) throw new Error("useDesk outside DeskProvider");
  return handle;
}
