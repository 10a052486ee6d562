import { AutofillError } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { fakeVisit } from "../../testing/fake-visit.ts";
import { snapshotOf } from "../../testing/page-snapshot.ts";
import type { Landing } from "../visit/judge-landing.ts";
import type { PageSnapshot } from "../visit/page-snapshot.ts";
import { createOneAttempt } from "./one-attempt.ts";
import { signIn } from "./sign-in.ts";
import type { SignInRun } from "./sign-in-run.ts";

test("a page after the password that cannot be held does not end the sign-in", async () => {
  const run = runHolding(new AutofillError("INTERNAL", { step: "hold_page" }));

  expect(await signIn(run)).toEqual({ name: "" });
  expect(run.stoppedAt).toBeUndefined();
});

test("a browser that is gone while the page is held is said to be gone", async () => {
  const run = runHolding(new AutofillError("BROWSER_CRASHED", { cause: "browser_gone" }));

  await expect(signIn(run)).rejects.toMatchObject({ code: "BROWSER_CRASHED" });
});

/** A sign-in whose password is answered with a page of no meaning that cannot be read. */
function runHolding(failure: AutofillError): SignInRun {
  const opened = [signInForm, employee];
  const scripted = fakeVisit({
    read: () => undefined,
    act(step) {
      if (step === "hold_page") throw failure;
      return undefined;
    },
  });
  const never = new AbortController().signal;
  return {
    visit: {
      ...scripted,
      hasPicture: true,
      open: async () => opened.shift() ?? employee,
      current: async () => land("id_other", {}),
    },
    attempt: createOneAttempt({ login: "a@example.jp", password: "practice-1234" }),
    person: { ask: async () => ({ way: "nobody", reason: "absent" }) },
    signal: never,
    anyStop: never,
  };
}

const signInForm = land("sign_in", {
  signIn: {
    action: "https://id.jobcan.jp/users/sign_in",
    login: true,
    password: true,
    company: true,
    submit: true,
    captcha: false,
  },
});
const employee = land("employee", {});

function land(kind: Landing["kind"], shown: Partial<PageSnapshot>): Landing {
  const page = snapshotOf({ url: "https://id.jobcan.jp/", ...shown });
  return { kind, page, navigation: undefined };
}
