import { holidays2026 } from "./holidays-2026.ts";
import type { Account, Company, Group, Tenant, TenantRules } from "./tenant.ts";

/** The account that can sign in to every ready tenant (common ID, Japanese). */
export const demoAccount: Account = {
  email: "demo@example.jp",
  staffCode: "S0001",
  password: "practice-1234",
  companyCode: "practice",
  employeeId: 1001,
  name: "練習 太郎",
  language: "ja",
  otp: null,
  locked: false,
};

export const practiceCompany: Company = {
  code: "practice",
  name: "練習株式会社",
  clientId: 4242,
};

export const mainOffice: Group = { id: 1, name: "本社" };

const baseRules: TenantRules = {
  signIn: "common-id",
  signInMethods: "password",
  afterPassword: "nothing",
  companyBy: "code",
  codeTries: null,
  captcha: "none",
  identityProvider: "none",
  landing: "employee",
  languageBy: "cookie",
  approval: "auto",
  noteRequired: false,
  noteMarked: true,
  noteMaxChars: null,
  aditItemShown: false,
  groups: [mainOffice],
  groupChosen: true,
  refusedGroups: [],
  acceptFuture: true,
  closedMonths: [],
  closedPage: "json-only",
  leaveDates: "slashes",
  leaveList: "whole",
  leaveWithdrawable: false,
  leaveShowsShift: false,
  showsDaysLeft: false,
  noteField: true,
  listShowsParts: true,
  closingDay: 31,
  columns: "eleven",
  emptyList: "text",
  insertResult: 1,
  roundsBookTo: null,
  refreshOnPunch: false,
  correctionAllowed: true,
  autoLeaveMinutes: null,
  shift: { startMinutes: 540, endMinutes: 1080, breakMinutes: 60 },
  lockAfterFailures: null,
};

/** A tenant that differs from the plain one only in what is given; rules are merged one by one. */
export function defineTenant(
  name: string,
  title: string,
  difference: Omit<Partial<Tenant>, "name" | "title" | "rules"> & {
    readonly rules?: Partial<TenantRules>;
  } = {},
): Tenant {
  return {
    companies: [practiceCompany],
    accounts: [demoAccount],
    holidays: holidays2026,
    leave: [],
    punches: [],
    ...difference,
    name,
    title,
    rules: { ...baseRules, ...difference.rules },
  };
}
