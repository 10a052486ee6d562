/**
 * Whether somebody is there to answer while a job runs. `absent`: what needs a person ends the job at once, as where
 * nobody answers in time. `typing`: somebody at a terminal, who can type and choose but sees no picture.
 */
export const personChoices = ["absent", "typing", "present"] as const;
export type PersonChoice = (typeof personChoices)[number];

/**
 * How a person signs in without telling us a password: in the live picture of the site, or in a window of their own
 * browser, which opens on the machine of the service and is theirs alone until they close it.
 */
export const ownSignInWays = ["picture", "window"] as const;
export type OwnSignInWay = (typeof ownSignInWays)[number];

/**
 * How a question is answered: typed in a field of ours, chosen from names, at the site itself in its picture, or in a
 * window of the person's own, by closing it.
 */
export type AnswerWay = "code" | "choice" | "text" | "picture" | "window";

/** What a run may need a person for, and how the person answers. */
export const questionWays = {
  one_time_code: "code",
  captcha: "picture",
  second_step: "picture",
  company_sign_in: "picture",
  terms: "picture",
  own_sign_in: "picture",
  sign_in_window: "window",
  choose_company: "choice",
  leave_unread: "choice",
  note: "text",
  place: "choice",
} as const satisfies Record<string, AnswerWay>;
export type QuestionKind = keyof typeof questionWays;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets the keys of a constant
export const questionKinds = Object.keys(questionWays) as QuestionKind[];

/** Why a question was given up. `absent`: nobody was to be asked; `unviewed`: nobody followed the job any more. */
export const unansweredReasons = ["absent", "late", "unviewed"] as const;
export type UnansweredReason = (typeof unansweredReasons)[number];

/** What is left of a code once blanks, hyphens and full-width digits are as a field takes them. */
export function normaliseCode(typed: string): string {
  return typed.normalize("NFKC").replaceAll(/[\s\-‐‑–—−]/g, "");
}

/** Whether it can be a one-time code at all, once normalised: nothing is sent of what cannot. */
export function isCode(code: string): boolean {
  return /^[0-9A-Za-z]{4,12}$/.test(code);
}
