import { randomBytes, randomInt } from "node:crypto";
import type { Account, Company } from "../tenants/tenant.ts";

/** What the common ID may want between the password and the attendance product; nothing public shows any of them. */
export type SignInStep = "terms" | "second-step" | "choose-company";

/** A visit to the common ID: anonymous, waiting for a one-time code or another step, or signed in. */
export interface IdSession {
  readonly csrfToken: string;
  /** Where in its picture the imitated CAPTCHA has to be clicked. */
  readonly captchaTarget: CaptchaTarget;
  readonly progress:
    | { readonly state: "anonymous" }
    | { readonly state: "code-asked"; readonly account: Account; readonly withApp: boolean }
    | {
        readonly state: "step";
        readonly step: SignInStep;
        /** More than one where a company is still to be chosen. */
        readonly accounts: readonly Account[];
        readonly withApp: boolean;
      }
    | { readonly state: "signed-in"; readonly account: Account };
}

/** The middle of a circle, in pixels of the picture. */
export interface CaptchaTarget {
  readonly x: number;
  readonly y: number;
}

export const captchaPicture = { width: 280, height: 120, radius: 16 } as const;

/** Somewhere in the picture, never at its edge. */
export function randomCaptchaTarget(): CaptchaTarget {
  const { width, height, radius } = captchaPicture;
  return {
    x: randomInt(2 * radius, width - 2 * radius),
    y: randomInt(2 * radius, height - 2 * radius),
  };
}

/** Where the CAPTCHA of the newest visit has to be clicked. */
export function newestCaptchaTarget({ id }: Pick<Sessions, "id">): CaptchaTarget | undefined {
  return [...id.values()].at(-1)?.captchaTarget;
}

/** A signed-in visit to the attendance product; `token` is the form token of its pages. */
export interface EmployeeSession {
  readonly account: Account;
  readonly company: Company;
  readonly token: string;
}

/** All sessions, by cookie value; codes are the one-time codes of the bridge. */
export interface Sessions {
  readonly id: Map<string, IdSession>;
  readonly employee: Map<string, EmployeeSession>;
  readonly codes: Map<string, Account>;
  /** What the company's own sign-in hands to the common ID, each for one use. */
  readonly tickets: Map<string, Account>;
  /** Proofs of a solved CAPTCHA, each for one sign-in. */
  readonly captchaProofs: Set<string>;
  /** Wrong one-time codes, by e-mail. */
  readonly wrongCodes: Map<string, number>;
}

export function createSessions(): Sessions {
  return {
    id: new Map(),
    employee: new Map(),
    codes: new Map(),
    tickets: new Map(),
    captchaProofs: new Set(),
    wrongCodes: new Map(),
  };
}

/** 32 hex characters: the shape of Jobcan's tokens and session ids (docs/jobcan.md §11.1). */
export function randomToken(): string {
  return randomBytes(16).toString("hex");
}
