import type {
  Credentials,
  FillOptions,
  OwnSignIn,
  OwnSignInWay,
  ServiceInfo,
  SheetMode,
  SubmitInput,
  Target,
} from "@jobcan-automation/contract";
import { type Draft, rowsToSend } from "./draft.ts";

/** What the user typed beside the sheet. In memory only; the password is cleared as soon as a sheet is sent with it. */
export interface Account {
  /** With a password, or how the person signs in without giving it. */
  signIn: "password" | OwnSignInWay;
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
  /** Empty: the service's default pause. */
  delayMs: string;
}

export type Missing =
  | "noFile"
  | "noColumns"
  | "noMonth"
  | "noRows"
  | "tooManyRows"
  | "noLogin"
  | "noPassword";

export const emptyAccount: Account = {
  signIn: "password",
  login: "",
  password: "",
  company: "",
  target: undefined,
  mode: "fill",
  defaultNote: "",
  group: "",
  includeHolidays: false,
  enterUnreadLeave: false,
  delayMs: "",
};

const maxRowsAtOnce = 400;

/** The account for a form that asks for its password again, however the person signed in before. */
export function askedAgain(account: Account): Account {
  return { ...account, signIn: "password", password: "" };
}

/** What is missing before the account can be tried. */
export function missingInAccount(account: Account): ("noLogin" | "noPassword")[] {
  if (account.signIn !== "password") return [];
  return [
    ...(account.login.trim() === "" ? (["noLogin"] as const) : []),
    ...(account.password === "" ? (["noPassword"] as const) : []),
  ];
}

/** What is missing before the form can be sent, in the order of the page. */
export function missingFor(draft: Draft | undefined, account: Account): Missing[] {
  return [...missingInSheet(draft), ...missingInAccount(account)];
}

/** What a person has to do next before the sheet has rows to enter. */
function missingInSheet(draft: Draft | undefined): Missing[] {
  if (draft === undefined) return ["noFile"];
  const days = rowsToSend(draft).length;
  if (days > maxRowsAtOnce) return ["tooManyRows"];
  if (days > 0) return [];
  const { rows, month } = draft.checked;
  if (rows.length === 0 && draft.sheet === undefined) return ["noColumns"];
  return [month?.kind === "needed" ? "noMonth" : "noRows"];
}

/** Whom to sign in as; nobody where the person does that. */
export function credentialsOf(account: Account): Credentials | OwnSignIn {
  const { signIn, login, password, company } = account;
  if (signIn !== "password") return { own: signIn };
  const companyCode = company.trim();
  return { login: login.trim(), password, ...(companyCode === "" ? {} : { companyCode }) };
}

/** The request for a draft and an account. Requests with the same `requestKey` (a press of the button) are one job. */
export function submitInputOf(draft: Draft, account: Account, requestKey: string): SubmitInput {
  return {
    uploadId: draft.preview.uploadId,
    rows: rowsToSend(draft),
    credentials: credentialsOf(account),
    target: account.target ?? "practice",
    mode: account.mode,
    options: fillOptionsOf(account),
    requestKey,
    // Who presses the button looks at the job that it starts.
    person: "present",
  };
}

function fillOptionsOf(account: Account): FillOptions {
  const note = account.defaultNote.trim();
  const group = account.group.trim();
  return {
    ...(note === "" ? {} : { defaultNote: note }),
    ...(group === "" ? {} : { groupName: group }),
    ...(account.includeHolidays ? { includeHolidays: true } : {}),
    ...(account.enterUnreadLeave ? { unreadLeave: "enter" } : {}),
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
