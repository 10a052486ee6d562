import {
  type ProbeFindings,
  type ProbePage,
  type ProbeSubject,
  type SkeletonChoice,
  AutofillError,
  toAutofillError,
} from "@jobcan-automation/contract";
import type { ProbeReporter } from "../../base/ports.ts";
import { type AttendanceBook, readAttendanceBook } from "../pages/attendance-book.ts";
import { takesNoPunch } from "../pages/day-form.ts";
import { type DayPage, readDayPage } from "../pages/day-page.ts";
import { readLeave } from "../pages/leave/leave-list.ts";
import type { SiteVisit } from "../visit/site-visit.ts";
import { daysToRead } from "./choose-day.ts";
import {
  answersOfBook,
  answersOfDay,
  answersOfLeave,
  answersWithoutRight,
  awaitingIn,
} from "./find-answers.ts";
import { probeVerdict } from "./probe-verdict.ts";
import { readMarks } from "./read-marks.ts";
import { takeSkeleton } from "./skeleton/take-skeleton.ts";

export interface ProbeWork {
  /** Today in Japan. */
  today: string;
  /** Whose structure is reported; undefined for none. */
  skeleton: SkeletonChoice | undefined;
  reporter: ProbeReporter;
}

/**
 * A connection test (接続テスト): reads 出勤簿, a day's page and the list of leave requests by the readers of every other
 * job, and reports what each says of the company. Only opens pages; types and presses nothing. A page that is not
 * understood is a finding; throws what ends the whole, such as a lost connection.
 */
export async function probeSite(
  visit: SiteVisit,
  work: ProbeWork,
  signal: AbortSignal,
): Promise<void> {
  const { today, reporter } = work;
  const probe = new Probe(visit, work, signal);
  const book = await probe.part("book", ["marks", "bookColumns", "closingDay"], async () => {
    const read = await readBook(visit, work, signal);
    const names = await visit.act("read_marks", signal, readMarks);
    return [read, { marks: { state: "found", names }, ...answersOfBook(read) }];
  });
  await probe.part("day", ["correction", "kinds", "note", "places", "listColumns"], async () => {
    const known = {
      correctable: book?.correctable ?? true,
      awaiting: book === undefined ? 0 : awaitingIn(book),
    };
    const days = daysToRead(book?.rows ?? new Map(), today);
    const page = await readDay(visit, { days, reporter, signal, ...known });
    if (page === undefined) return [undefined, answersWithoutRight()];
    probe.date = page.date;
    return [page, answersOfDay(page, known)];
  });
  await probe.part("leave", ["leave"], async () => {
    const [first = today, last = today] = spanOf(book, today);
    const leave = await readLeave(visit, { first, last, reporter }, signal);
    return [leave, answersOfLeave(leave)];
  });
  probe.end();
}

/** Reports the page before a sign-in that failed, where it is not understood. */
export async function probeSignIn(
  visit: SiteVisit,
  work: ProbeWork,
  { error, signal }: { error: unknown; signal: AbortSignal },
): Promise<void> {
  if (!isOfPage(error) || visit.offSite() !== undefined) return;
  const probe = new Probe(visit, work, signal);
  await probe.part("sign_in", ["marks"], () => Promise.reject(toAutofillError(error)));
}

type Answered<T> = readonly [read: T, findings: ProbeFindings];

/** What has been found so far; every page is reported as soon as it is read. */
class Probe {
  readonly #visit: SiteVisit;
  readonly #work: ProbeWork;
  readonly #signal: AbortSignal;
  #findings: ProbeFindings = {};
  #unread: ProbePage[] = [];
  date: string | undefined;

  constructor(visit: SiteVisit, work: ProbeWork, signal: AbortSignal) {
    this.#visit = visit;
    this.#work = work;
    this.#signal = signal;
  }

  /** One page; undefined where it is not understood, which is then the answer to all of its subjects. */
  async part<T>(
    page: ProbePage,
    subjects: readonly ProbeSubject[],
    read: () => Promise<Answered<T>>,
  ): Promise<T | undefined> {
    const { result, findings } = await this.#answered(subjects, read);
    this.#findings = { ...this.#findings, ...findings };
    const states = Object.values(findings).map((answer) => answer?.state);
    const isUnread = states.includes("not_understood");
    if (isUnread) this.#unread = [...this.#unread, page];
    await this.#sendSkeleton(page, isUnread);
    this.#report();
    return result;
  }

  end(): void {
    const verdict = probeVerdict({ findings: this.#findings, unread: this.#unread });
    this.#report({ verdict });
    const level = verdict === "understood" ? "info" : "warn";
    this.#work.reporter.log(level, { code: "probed", facts: { verdict } });
  }

  async #answered<T>(
    subjects: readonly ProbeSubject[],
    read: () => Promise<Answered<T>>,
  ): Promise<{ result: T | undefined; findings: ProbeFindings }> {
    try {
      const [result, findings] = await read();
      return { result, findings };
    } catch (error) {
      this.#signal.throwIfAborted();
      if (!isOfPage(error)) throw error;
      const field = String(error.facts["field"] ?? error.code);
      const unread = { state: "not_understood", field } as const;
      const findings = Object.fromEntries(subjects.map((subject) => [subject, unread]));
      return { result: undefined, findings };
    }
  }

  async #sendSkeleton(page: ProbePage, isUnread: boolean): Promise<void> {
    const { skeleton, reporter } = this.#work;
    if (skeleton === undefined || (skeleton === "unread" && !isUnread)) return;
    const html = await this.#visit.act("skeleton", this.#signal, takeSkeleton);
    reporter.skeleton({ page, html });
  }

  #report(end: { verdict?: ReturnType<typeof probeVerdict> } = {}): void {
    const { date } = this;
    const [findings, unread] = [this.#findings, this.#unread];
    const read = date === undefined ? {} : { date };
    this.#work.reporter.probe({ ...read, findings, unread, ...end });
  }
}

async function readBook(
  visit: SiteVisit,
  { today, reporter }: ProbeWork,
  signal: AbortSignal,
): Promise<AttendanceBook> {
  const month = today.slice(0, 7);
  reporter.log("info", { code: "reading_month", facts: { month } });
  const book = await readAttendanceBook(visit, month, signal);
  reporter.log("info", { code: "month_read", facts: { month, days: book.rows.size } });
  return book;
}

/** The first day that shows its form, or else the last; undefined where this account may open none. */
async function readDay(
  visit: SiteVisit,
  asked: {
    days: readonly string[];
    correctable: boolean;
    reporter: ProbeReporter;
    signal: AbortSignal;
  },
): Promise<DayPage | undefined> {
  const { days, correctable, reporter, signal } = asked;
  let page: DayPage | undefined;
  for (const date of days) {
    reporter.log("info", { code: "reading_day", facts: {} }, date);
    try {
      page = await readDayPage(visit, date, signal);
    } catch (error) {
      if (isWithoutRight(toAutofillError(error), correctable)) return undefined;
      throw error;
    }
    if (!takesNoPunch(page.form)) return page;
  }
  return page;
}

/** Where 出勤簿 does not lead to such pages, one that is none of the employee's is the same answer again. */
function isWithoutRight({ code, facts }: AutofillError, correctable: boolean): boolean {
  if (code === "CORRECTION_NOT_ALLOWED") return true;
  return !correctable && code === "SITE_CHANGED" && facts["field"] === "employee_marker";
}

/** First and last day of the month that was read. */
function spanOf(book: AttendanceBook | undefined, today: string): string[] {
  const dates = [...(book?.rows.keys() ?? [])].toSorted();
  return [dates[0] ?? today, dates.at(-1) ?? today];
}

/** A page that is another than this program knows: the next one may well be read. */
function isOfPage(error: unknown): error is AutofillError {
  return error instanceof AutofillError && error.code === "SITE_CHANGED";
}
