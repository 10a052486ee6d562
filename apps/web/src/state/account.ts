import type {
  Credentials,
  FillOptions,
  ServiceInfo,
  SheetMode,
  SubmitInput,
  Target,
  TimesheetRow,
} from "@jobcan-automation/contract";
import { type Draft, rowsToSend } from "./draft.ts";

/** What the user typed beside the sheet. In memory only; the password is cleared as soon as a sheet is sent with it. */
export interface Account {
  login: string;
  password: string;
  company: string;
  /** Undefined until chosen. */
  target: Target | undefined;
  mode: SheetMode;
  defaultNote: string;
  group: string;
  includeHolidays: boolean;
  /** Also enter days whose leave requests cannot be read. */
  enterUnreadLeave: boolean;
  /** Conflicting days that are to be completed beside what Jobcan holds, as decided on a plan. */
  addMissingOn: ReadonlySet<string>;
  /** Empty: the service's default pause. */
  delayMs: string;
}

export type Missing = "noFile" | "noRows" | "tooManyRows" | "noLogin" | "noPassword";

export const emptyAccount: Account = {
  login: "",
  password: "",
  company: "",
  target: undefined,
  mode: "fill",
  defaultNote: "",
  group: "",
  includeHolidays: false,
  enterUnreadLeave: false,
  addMissingOn: new Set(),
  delayMs: "",
};

const maxRowsAtOnce = 400;

/** What is missing before the account can be tried. */
export function missingInAccount(account: Account): ("noLogin" | "noPassword")[] {
  return [
    ...(account.login.trim() === "" ? (["noLogin"] as const) : []),
    ...(account.password === "" ? (["noPassword"] as const) : []),
  ];
}

/** What is missing before the form can be sent, in the order of the page. */
export function missingFor(draft: Draft | undefined, account: Account): Missing[] {
  const days = draft === undefined ? 0 : rowsToSend(draft).length;
  return [
    ...(draft === undefined ? (["noFile"] as const) : []),
    ...(draft !== undefined && days === 0 ? (["noRows"] as const) : []),
    ...(days > maxRowsAtOnce ? (["tooManyRows"] as const) : []),
    ...missingInAccount(account),
  ];
}

/** Whom to sign in as. */
export function credentialsOf({ login, password, company }: Account): Credentials {
  const companyCode = company.trim();
  return { login: login.trim(), password, ...(companyCode === "" ? {} : { companyCode }) };
}

/** The request for a draft and an account. Requests with the same `requestKey` (a press of the button) are one job. */
export function submitInputOf(draft: Draft, account: Account, requestKey: string): SubmitInput {
  const rows = rowsToSend(draft);
  return {
    uploadId: draft.preview.uploadId,
    rows,
    credentials: credentialsOf(account),
    target: account.target ?? "practice",
    mode: account.mode,
    options: fillOptionsOf(account, rows),
    requestKey,
    // Who presses the button looks at the job that it starts.
    person: "present",
  };
}

function fillOptionsOf(account: Account, rows: readonly TimesheetRow[]): FillOptions {
  const note = account.defaultNote.trim();
  const group = account.group.trim();
  const added = rows.map(({ date }) => date).filter((date) => account.addMissingOn.has(date));
  return {
    ...(note === "" ? {} : { defaultNote: note }),
    ...(group === "" ? {} : { groupName: group }),
    ...(account.includeHolidays ? { includeHolidays: true } : {}),
    ...(account.enterUnreadLeave ? { unreadLeave: "enter" } : {}),
    ...(added.length === 0 ? {} : { addMissingOn: added }),
    ...(account.delayMs === "" ? {} : { punchDelayMs: Number(account.delayMs) }),
  };
}

/** The user's choice, else the practice site where it is offered, so that the real site is never the default. */
export function targetIn(
  info: Pick<ServiceInfo, "targets"> | undefined,
  account: Pick<Account, "target">,
): Target {
  const offered = info?.targets ?? [];
  if (account.target !== undefined && offered.includes(account.target)) return account.target;
  return offered.includes("practice") ? "practice" : "jobcan";
}
