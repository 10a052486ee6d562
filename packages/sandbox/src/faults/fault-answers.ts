import { setTimeout as delay } from "node:timers/promises";
import { messagePage } from "../pages/message-page.ts";
import {
  passwordExpiredPage,
  secondStepPage,
  termsPage,
} from "../pages/sign-in/second-step-pages.ts";
import { originOf, type SandboxContext } from "../routes/context.ts";
import { createSessions, randomToken } from "../state/sessions.ts";
import { cutConnection } from "./cut-connection.ts";
import type { FaultAnswer } from "./fault-parts.ts";

/** A host of this listener that is not Jobcan's. */
export const otherHost = "evil.localhost";

export const slow: FaultAnswer = async (_, value) => {
  await delay(value ?? 3000, undefined, { ref: false });
  return undefined;
};

export const error500: FaultAnswer = (c) =>
  c.html(messagePage("500 Internal Server Error", "システムエラーが発生しました。"), 500);

export const maintenance503: FaultAnswer = (c) => c.html(maintenancePage(), 503);

export const maintenance200: FaultAnswer = (c) => c.html(maintenancePage(), 200);

export const errorHtml200: FaultAnswer = (c) =>
  c.html(messagePage("エラー", "処理中にエラーが発生しました。"), 200);

/** On a reused connection Chromium repeats the request at once, unseen by the page: such a cut is not counted. */
export const cut: FaultAnswer = (c, _, fault) => {
  if (c.get("reusedConnection")) fault.fired--;
  return cutConnection(c);
};

export const expireSessions: FaultAnswer = (c, value) => {
  const state = c.get("state");
  if (value === 1) state.sessions.employee.clear();
  else state.sessions = createSessions();
  return undefined;
};

/** Afterwards the pages that are open on either host carry a stale token. */
export const rotateTokens: FaultAnswer = (c) => {
  const { sessions } = c.get("state");
  for (const [key, session] of sessions.employee) {
    sessions.employee.set(key, { ...session, token: randomToken() });
  }
  for (const [key, session] of sessions.id) {
    sessions.id.set(key, { ...session, csrfToken: randomToken() });
  }
  return undefined;
};

export const closed: FaultAnswer = (c) => refusal(c, { date: "closed" });
export const future: FaultAnswer = (c) => refusal(c, { date: "future" });
export const duplicate: FaultAnswer = (c) => refusal(c, { time: "duplicate" });
export const rejected: FaultAnswer = (c) => refusal(c, {});

export const secondStep: FaultAnswer = (c) => c.html(secondStepPage());
export const passwordExpired: FaultAnswer = (c) => c.html(passwordExpiredPage());
export const terms: FaultAnswer = (c) => c.html(termsPage());

export const redirectLoop: FaultAnswer = (c) => {
  const url = new URL(c.req.url);
  url.searchParams.set("loop", String(Number(url.searchParams.get("loop") ?? 0) + 1));
  return c.redirect(`${url.pathname}${url.search}`);
};

export const redirectOtherHost: FaultAnswer = (c) =>
  c.redirect(`${originOf(c, otherHost)}/users/sign_in`);

function maintenancePage(): ReturnType<typeof messagePage> {
  return messagePage(
    "メンテナンス中",
    "ただいまメンテナンスを行っております。しばらくお待ちください。",
  );
}

function refusal(c: SandboxContext, errors: Readonly<Record<string, string>>): Response {
  return c.json({ result: 0, errors });
}
