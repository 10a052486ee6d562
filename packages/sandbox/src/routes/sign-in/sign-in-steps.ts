import { Hono } from "hono";
import {
  chooseCompanyPage,
  secondStepPage,
  termsPage,
} from "../../pages/sign-in/second-step-pages.ts";
import { changeRejectedPage } from "../../pages/sign-in/id-pages.ts";
import type { IdSession, SignInStep } from "../../state/sessions.ts";
import type { Account } from "../../tenants/tenant.ts";
import { formFields, type SandboxContext, type SandboxEnv } from "../context.ts";
import { enter, idSessionOf, startSession } from "./id-session.ts";

type SandboxAnswer = Response | Promise<Response>;

/** What some accounts are asked between their password and the attendance product. */
export function signInSteps(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .on(["GET", "POST"], "/users/terms", (c) => takeStep(c, "terms"))
    .on(["GET", "POST"], "/users/security_check", (c) => takeStep(c, "second-step"))
    .on(["GET", "POST"], "/users/select_company", (c) => takeStep(c, "choose-company"));
}

/** Asks a step of somebody whose password was right. */
export function askStep(c: SandboxContext, asked: Omit<StepProgress, "state">): SandboxAnswer {
  const { step, accounts } = asked;
  const { csrfToken } = startSession(c, { state: "step", ...asked });
  return showStep(c, { step, accounts, csrfToken });
}

type StepProgress = Extract<IdSession["progress"], { state: "step" }>;

interface ShownStep extends Pick<StepProgress, "step" | "accounts"> {
  csrfToken: string;
  flash?: string;
}

function showStep(c: SandboxContext, { step, accounts, ...page }: ShownStep): SandboxAnswer {
  switch (step) {
    case "terms":
      return c.html(termsPage(page));
    case "second-step":
      return c.html(secondStepPage(page));
    case "choose-company": {
      const codes = new Set(accounts.map(({ companyCode }) => companyCode));
      const companies = c.get("state").tenant.companies.filter(({ code }) => codes.has(code));
      return c.html(chooseCompanyPage({ ...page, companies }));
    }
  }
}

async function takeStep(c: SandboxContext, step: SignInStep): Promise<Response> {
  const session = idSessionOf(c);
  if (session?.progress.state !== "step" || session.progress.step !== step) {
    return c.redirect("/users/sign_in");
  }
  const { progress, csrfToken } = session;
  const shown = { step, accounts: progress.accounts, csrfToken };
  if (c.req.method === "GET") return await showStep(c, shown);
  const fields = await formFields(c);
  if (fields.get("authenticity_token") !== csrfToken) return c.html(changeRejectedPage(), 422);
  const account = accountAfter(progress, fields);
  if (account !== undefined) return enter(c, account, progress.withApp);
  return await showStep(c, { ...shown, flash: flashes[step] });
}

const flashes: Readonly<Record<SignInStep, string>> = {
  terms: "利用規約に同意してください。",
  "second-step": "答えが正しくありません。",
  "choose-company": "会社を選択してください。",
};

/** Who goes on; undefined where the step was not taken. */
function accountAfter(
  { step, accounts }: StepProgress,
  fields: ReadonlyMap<string, string>,
): Account | undefined {
  switch (step) {
    case "terms":
      return fields.get("agree") === "1" ? accounts[0] : undefined;
    case "second-step":
      return fields.get("answer") === "ポチ" ? accounts[0] : undefined;
    case "choose-company":
      return accounts.find(({ companyCode }) => companyCode === fields.get("company"));
  }
}
