import type { Hono } from "hono";
import { createSandboxApp } from "../app.ts";
import type { SandboxEnv } from "../routes/context.ts";
import { createSandboxState, type SandboxState } from "../state/sandbox-state.ts";
import { demoAccount } from "../tenants/base-tenant.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { tenants } from "../tenants/tenants.ts";

export const idSite = "http://id.localhost";
export const sslSite = "http://ssl.localhost";

/** A minimal HTTP client: stores cookies per host and follows redirects on request. */
export interface Visitor {
  readonly state: SandboxState;
  readonly app: Hono<SandboxEnv>;
  readonly cookies: Map<string, Map<string, string>>;
  get(url: string): Promise<Response>;
  post(url: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  /** Follows redirects; answers the last response and every URL on the way. */
  follow(response: Response, from: string): Promise<{ response: Response; urls: string[] }>;
}

/** 2026-11-20 12:00 in Japan: a Friday. */
const noonOfFriday = new Date("2026-11-20T03:00:00Z");

/** A fresh site with a client. */
export function createVisitor(tenant: Tenant = tenants.default, now = noonOfFriday): Visitor {
  const state = createSandboxState({ tenant, now: () => now });
  const app = createSandboxApp(state);
  const cookies = new Map<string, Map<string, string>>();
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const { host } = new URL(url);
    const jar = cookies.get(host) ?? new Map<string, string>();
    cookies.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await app.request(url, { ...init, headers: { host, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const visitor: Visitor = {
    state,
    app,
    cookies,
    get: (url) => send(url, {}),
    post: (url, fields) => send(url, { method: "POST", body: new URLSearchParams(fields) }),
    follow: async (response, from) => {
      const urls: string[] = [];
      let last = response;
      let at = from;
      while (last.headers.has("location") && urls.length < 20) {
        at = new URL(last.headers.get("location") ?? "", at).href;
        urls.push(at);
        last = await visitor.get(at);
      }
      return { response: last, urls };
    },
  };
  return visitor;
}

/** The value of a hidden field in a page. */
export function fieldValue(page: string, name: string): string {
  const [tag = ""] = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page) ?? [];
  return /value="([^"]*)"/.exec(tag)?.[1] ?? "";
}

/** Sends the sign-in form; `fields` adds to or overrides e-mail and password of the demo account. */
export async function submitSignIn(
  visitor: Visitor,
  fields: Readonly<Record<string, string>> = {},
  query = "?app_key=atd",
): Promise<Response> {
  const page = await (await visitor.get(`${idSite}/users/sign_in${query}`)).text();
  return visitor.post(`${idSite}/users/sign_in`, {
    authenticity_token: fieldValue(page, "authenticity_token"),
    app_key: fieldValue(page, "app_key"),
    "user[email]": demoAccount.email,
    "user[password]": demoAccount.password,
    commit: "ログイン",
    ...fields,
  });
}

/** A visitor who is on the employee's top page. */
export async function signedIn(tenant?: Tenant, now?: Date): Promise<Visitor> {
  const visitor = createVisitor(tenant, now);
  await visitor.follow(await submitSignIn(visitor), idSite);
  return visitor;
}

/** The HTML of a page of the attendance product. */
export async function pageText(visitor: Visitor, path: string): Promise<string> {
  return (await visitor.get(`${sslSite}${path}`)).text();
}

export interface PunchReply {
  readonly result: number | boolean;
  readonly log_table?: string;
  readonly refresh?: number;
  readonly errors?: Readonly<Record<string, string>>;
}

/** Opens 打刻修正 of a day of November 2026 and sends its form with these fields changed. */
export async function punch(...sent: Parameters<typeof sendPunch>): Promise<PunchReply> {
  const reply: unknown = await (await sendPunch(...sent)).json();
  if (!isPunchReply(reply)) throw new Error("not the reply of a punch");
  return reply;
}

/** The same, with whatever is answered. */
export async function sendPunch(
  visitor: Visitor,
  day: number,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const page = await pageText(visitor, `/employee/adit/modify?year=2026&month=11&day=${day}`);
  const names = ["token", "year", "month", "day", "client_id", "employee_id", "delete_minutes"];
  const hidden = Object.fromEntries(names.map((name) => [name, fieldValue(page, name)]));
  return visitor.post(`${sslSite}/employee/adit/insert/`, {
    ...hidden,
    group_id: "1",
    notice: "",
    _: "",
    ...fields,
  });
}

function isPunchReply(reply: unknown): reply is PunchReply {
  return typeof reply === "object" && reply !== null && "result" in reply;
}
