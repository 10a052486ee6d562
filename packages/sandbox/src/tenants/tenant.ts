/** A practice company as data: who may sign in, which rules hold, what is already recorded. */
export interface Tenant {
  readonly name: string;
  /** A Japanese sentence for the control page: what this tenant shows. */
  readonly title: string;
  readonly companies: readonly Company[];
  readonly accounts: readonly Account[];
  readonly rules: TenantRules;
  /** Public holidays by date ("YYYY-MM-DD" → Japanese name). */
  readonly holidays: Readonly<Record<string, string>>;
  readonly leave: readonly Leave[];
  readonly punches: readonly TenantPunch[];
}

/** A company; `code` is the company id of the common ID, `clientId` the one of the attendance product. */
export interface Company {
  readonly code: string;
  readonly name: string;
  readonly clientId: number;
}

/** An employee at a company. The same e-mail at two companies is two accounts. */
export interface Account {
  readonly email: string;
  readonly staffCode: string;
  readonly password: string;
  readonly companyCode: string;
  readonly employeeId: number;
  readonly name: string;
  /** Language where no `employee_language` cookie says otherwise. */
  readonly language: Language;
  /** One-time code asked after the password; null: none asked. */
  readonly otp: string | null;
  /** A code that is refused because its time is over. */
  readonly expiredOtp?: string;
  readonly locked: boolean;
}

export type Language = "ja" | "en" | "ko";

/** What the company has configured (docs/jobcan.md §4.2, §5, §12). */
export interface TenantRules {
  /** Where its accounts sign in: the common ID, or only the staff page of the attendance product. */
  readonly signIn: "common-id" | "legacy";
  /**
   * How the common ID lets people in (§13 m): by password, only by Google or SAML with no form on the page, or with the
   * form and a refusal of every password.
   */
  readonly signInMethods: "password" | "sso-only" | "sso-refused";
  /** What stands between a right password and the attendance product. */
  readonly afterPassword: "nothing" | "terms" | "second-step";
  /** How several companies of one e-mail are told apart: by 会社ID in the form, or on a page after the password. */
  readonly companyBy: "code" | "page";
  /** Wrong one-time codes after which the sign-in begins anew; null: asked again for ever. */
  readonly codeTries: number | null;
  /** An imitated CAPTCHA in the sign-in form: passed by a click in its picture, or by that in an undriven browser only. */
  readonly captcha: "none" | "click" | "undriven";
  /**
   * The company's own sign-in at a host of its own, where Google and SAML lead: it lets in any browser, or none that
   * is being driven (navigator.webdriver).
   */
  readonly identityProvider: "none" | "any" | "undriven";
  /** Where a sign-in that asked for the attendance product lands; reports differ (docs/jobcan.md §12.13). */
  readonly landing: "employee" | "profile";
  /** What sets the language of the pages: the `employee_language` cookie, if any, or the account alone. */
  readonly languageBy: "cookie" | "account";
  readonly approval: "auto" | "manual";
  readonly noteRequired: boolean;
  /** False: the form does not say that 備考 is required. */
  readonly noteMarked: boolean;
  /** A longer 備考 is refused; null for no limit. */
  readonly noteMaxChars: number | null;
  readonly aditItemShown: boolean;
  readonly groups: readonly Group[];
  /** False: the form begins with no 打刻場所 chosen, and takes no punch without one. */
  readonly groupChosen: boolean;
  /** 打刻場所 that the form lists and that are refused. */
  readonly refusedGroups: readonly number[];
  readonly acceptFuture: boolean;
  /** Months ("YYYY-MM", by the company's own month) that are closed. */
  readonly closedMonths: readonly string[];
  /** How 打刻修正 shows a day that takes no correction (closed or future); the real one is unknown (§12.5). */
  readonly closedPage:
    | "json-only"
    | "form-disabled"
    | "form-hidden"
    /** The form shows a sentence instead of its field (§13 b). */
    | "form-sentence"
    /** The sentence, with field and button beside it. */
    | "form-sentence-beside";
  /** How 休暇申請 writes days; English pages have slashes whatever it is. */
  readonly leaveDates: "slashes" | "kanji";
  /** Whether 休暇申請一覧 is one page, or leads to further ones. */
  readonly leaveList: "whole" | "paged";
  /** A link to withdraw stands beside the state of a request that is not refused (§6). */
  readonly leaveWithdrawable: boolean;
  /** 出勤簿 fills in the shift's times on whole days of approved leave. */
  readonly leaveShowsShift: boolean;
  /** The list of 休暇申請 has a table of the days left before its own. */
  readonly showsDaysLeft: boolean;
  /** False: the form of 打刻修正 has no 備考. */
  readonly noteField: boolean;
  /** Whether 打刻一覧 has columns for 打刻場所 and 打刻備考. */
  readonly listShowsParts: boolean;
  /** Last day of the company's month; 31 means the calendar month. */
  readonly closingDay: number;
  readonly columns: "eleven" | "ten" | "extra" | "no-shift";
  /** What 打刻一覧 shows on a day without stamps; the real one is unknown (§13 c). */
  readonly emptyList: "text" | "paragraph" | "head" | "wide-cell" | "dashes";
  /** `result` of an accepted punch (§13 f). */
  readonly insertResult: 1 | true;
  /** Minutes to which 出勤簿 rounds, 出勤 up and 退勤 down; 打刻一覧 never does. null: shown as punched. */
  readonly roundsBookTo: number | null;
  /** Insert replies with `refresh: 1`, so the page reloads itself. */
  readonly refreshOnPunch: boolean;
  /** False: no 打刻修正 in the menus, and its page is an error page. */
  readonly correctionAllowed: boolean;
  /** From this minute of the day on a punch collides with the automatic 退勤; null: no such rule. */
  readonly autoLeaveMinutes: number | null;
  readonly shift: Shift | null;
  /** Wrong passwords in a row before an account is locked; null: never. */
  readonly lockAfterFailures: number | null;
}

/** A 打刻場所. */
export interface Group {
  readonly id: number;
  readonly name: string;
}

/** The shift of every workday, minutes of the day. */
export interface Shift {
  readonly startMinutes: number;
  readonly endMinutes: number;
  readonly breakMinutes: number;
}

/** A leave request; `from` and `to` inclusive. */
export interface Leave {
  readonly appliedId: number;
  readonly employeeId: number;
  readonly from: string;
  readonly to: string;
  /** Status letter in 出勤簿 by language, e.g. 有 / PV. */
  readonly code: string;
  readonly codeEnglish: string;
  /** Tooltip and request text, e.g. 有休(全休). */
  readonly text: string;
  readonly status: "approved" | "pending" | "rejected" | "withdrawn";
  /** Of a part of a day: "10:00～13:00"; whole days without it. */
  readonly hours?: string;
}

export type PunchKind = "work_start" | "work_end" | "rest_start" | "rest_end";

/** A punch that is there from the start; `kind` only where the type was chosen by hand. */
export interface TenantPunch {
  readonly employeeId: number;
  readonly date: string;
  readonly minutes: number;
  readonly kind?: PunchKind;
  readonly status?: "approved" | "pending";
  readonly deletionAsked?: boolean;
  readonly note?: string;
  readonly method?: string;
}
