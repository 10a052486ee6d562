import {
  type AutofillError,
  type QuestionKind,
  toAutofillError,
} from "@jobcan-automation/contract";
import type { ShownPicture } from "../../browser/picture/live-picture.ts";
import { isOnSite, signInUrl } from "../site-map.ts";
import { snapshotPage } from "../visit/page-snapshot.ts";
import type { SiteVisit } from "../visit/site-visit.ts";
import { typeIn } from "./type-credentials.ts";
import { withReason } from "./judge-sign-in.ts";
import { crossBridge } from "./press-and-settle.ts";
import { type SignInRun, throwWhereOver } from "./sign-in-run.ts";
import { nameOn } from "./sign-in.ts";

/**
 * Lets a person do at the site itself what only a person may do there: in a picture of the browser, until the page is
 * one of a signed-in employee or the person says so. Throws the refusal again, with the reason, where nobody does; at
 * once where there is no picture to do it in.
 */
export async function signInInPicture(run: SignInRun, refusal: unknown): Promise<{ name: string }> {
  const refused = toAutofillError(refusal);
  const { visit, anyStop: signal } = run;
  const kind = questionOf(refused);
  if (kind === undefined || !visit.hasPicture || signal.aborted) throw refusal;
  const url = run.stoppedAt?.url ?? (await startOf(visit, signal));
  try {
    await visit.inPicture((picture) => askInPicture(run, { refused, kind, picture, url }), signal);
  } finally {
    run.attempt.forget();
  }
  const landing = await crossBridge(visit, signal);
  if (landing.kind !== "employee") throw withReason(refused, "not_signed_in");
  return { name: nameOn(landing) };
}

/** Where the person begins: where the site stopped, or its sign-in where that led to no page of its own. */
async function startOf(visit: SiteVisit, signal: AbortSignal): Promise<string> {
  const url = await visit.act("where", signal, async (page) => page.url());
  return isOnSite(visit.site, url) ? url : signInUrl(visit.site);
}

interface Shown {
  refused: AutofillError;
  kind: QuestionKind;
  picture: ShownPicture;
  /** Where the person begins. */
  url: string;
}

/** Asks, and settles when the person is signed in or done; rejects where nobody is there, or the signal says so. */
async function askInPicture(run: SignInRun, shown: Shown): Promise<void> {
  const { refused, kind, picture, url } = shown;
  picture.open(url, run.stoppedAt?.html);
  if (kind === "captcha" && !run.attempt.forgotten) await prefill(run, picture);
  picture.show();
  const ended = new AbortController();
  const signal = AbortSignal.any([run.anyStop, ended.signal]);
  const place = {
    host: String(refused.facts["host"] ?? ""),
    title: String(refused.facts["title"]),
  };
  const asked = run.person.ask({ kind, ...place }, signal);
  const given = asked.then(
    (answer) =>
      ended.abort(withReason(refused, answer.way === "nobody" ? answer.reason : answer.way)),
    () => {
      // Withdrawn: the site goes on, or the run ends.
    },
  );
  try {
    await untilSignedIn(run.visit, picture, signal);
  } finally {
    ended.abort(refused);
    await given;
  }
}

/** What a person is asked for a refusal; undefined where no person can help, or not in a picture. */
function questionOf({ code, facts }: AutofillError): QuestionKind | undefined {
  return code === "HUMAN_CHECK_REQUIRED" ? questions.get(String(facts["kind"])) : undefined;
}

const questions: ReadonlyMap<string, QuestionKind> = new Map([
  ["captcha", "captcha"],
  ["second_step", "second_step"],
  ["password_expired", "second_step"],
  ["terms", "terms"],
  ["sso", "company_sign_in"],
  ["own_sign_in", "own_sign_in"],
]);

async function untilSignedIn(
  visit: SiteVisit,
  picture: ShownPicture,
  signal: AbortSignal,
): Promise<void> {
  // The page may be there already.
  while (!(await isSignedIn(visit, signal))) {
    if ((await picture.next(signal)) === "done") return;
  }
}

/** A page that was left while it was looked at is none yet: the next one comes. */
async function isSignedIn(visit: SiteVisit, signal: AbortSignal): Promise<boolean> {
  try {
    return (await visit.current(signal)).kind === "employee";
  } catch (error) {
    throwWhereOver(error, signal);
    return false;
  }
}

const firstPageMs = 10_000;

/**
 * Types what the user gave, once and into the site's own form only, before anybody can type there: the person answers
 * the CAPTCHA beside it and presses the button. Where the page is another or does not come, nothing is typed.
 */
async function prefill(run: SignInRun, picture: ShownPicture): Promise<void> {
  const { visit, attempt, anyStop: signal } = run;
  const soon = AbortSignal.any([signal, AbortSignal.timeout(firstPageMs)]);
  try {
    await picture.next(soon);
    await visit.act("type_credentials", soon, async (page) => {
      const { url, signIn } = await snapshotPage(page);
      const own = new URL(visit.site.idUrl).origin;
      if (URL.parse(url)?.origin !== own || URL.parse(signIn?.action ?? "")?.origin !== own) return;
      if (signIn?.login === true && signIn.password) await typeIn(page, attempt);
    });
  } catch (error) {
    throwWhereOver(error, signal);
  } finally {
    attempt.forget();
  }
}
