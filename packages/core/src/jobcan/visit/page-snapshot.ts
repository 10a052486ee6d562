/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import type { Page } from "playwright";
import { siteMap } from "../site-map.ts";

/** A page with more words than this is no notice. */
export const longestNotice = 400;

/** What distinguishes the pages of Jobcan, as plain data; read in one round trip. */
export interface PageSnapshot {
  url: string;
  title: string;
  /** Start of the visible text, to classify the page; never logged. */
  text: string;
  /** All words of a page that has neither a table nor a field to fill in, and few words; undefined for any other. */
  bareText: string | undefined;
  /** Where a page goes on to by itself, "" where it does not. */
  refreshUrl: string;
  /** A script of the page names the limit of pages. */
  namesLimit: boolean;
  employeeMarker: boolean;
  /** Name, and staff code if any, of the signed-in person in the page's header; "" where it has none. */
  person: string;
  /** The employee's id in the page's form, "" where it has none; needed because two people may share a name. */
  employeeId: string;
  /** The company's, in the same form. */
  companyId: string;
  passwordField: boolean;
  oneTimeCode: boolean;
  /** The page offers to sign in with Google, SAML or the like. */
  otherSignIn: boolean;
  flash: string;
  signIn: SignInFields | undefined;
}

/** What the sign-in form has; `action` is resolved against the page. @internal */
export interface SignInFields {
  action: string;
  login: boolean;
  password: boolean;
  company: boolean;
  submit: boolean;
  captcha: boolean;
}

/** Reads what kind of page this is. */
export function snapshotPage(page: Page): Promise<PageSnapshot> {
  const { signIn, employee, paths } = siteMap;
  const limit = { limitPath: paths.rateLimit, longestNotice };
  return page.evaluate(readSnapshot, { signIn, ...employee, ...limit });
}

/** Runs inside the page: it may use nothing but its argument. */
function readSnapshot(
  map: Pick<typeof siteMap, "signIn"> &
    typeof siteMap.employee & { limitPath: string; longestNotice: number },
): PageSnapshot {
  const has = (root: ParentNode, selector: string) => root.querySelector(selector) !== null;
  // A page may be huge, so only the start of its text is collected.
  const startOfText = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let text = "";
    while (text.length < 600 && walker.nextNode() !== null) {
      const parent = walker.currentNode.parentElement?.tagName;
      if (parent !== "SCRIPT" && parent !== "STYLE")
        text += ` ${walker.currentNode.nodeValue ?? ""}`;
      text = text.replace(/\s+/g, " ");
    }
    return text.trim().slice(0, 600);
  };
  // The name and the code below it are elements of their own, without a blank between them.
  const wordsOf = (element: Element | null) => {
    const parts: string[] = [];
    const walker = document.createTreeWalker(element ?? new Text(), NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) parts.push(walker.currentNode.nodeValue ?? "");
    return parts.join(" ").replace(/\s+/g, " ").trim();
  };
  const own = document.querySelector(map.content) ?? document.body;
  const isBare = !has(own, map.filled);
  const bareText = isBare ? startOfText(own) : "";
  const refresh = document.querySelector("meta[http-equiv='refresh' i]")?.getAttribute("content");
  const [, leadsTo = ""] = /url\s*=\s*["']?([^"']*)/i.exec(refresh ?? "") ?? [];
  const refreshUrl = leadsTo === "" ? "" : (URL.parse(leadsTo, location.href)?.href ?? "");
  const form = document.querySelector<HTMLFormElement>(map.signIn.form);
  const password = has(document, "input[type='password']");
  return {
    url: location.href,
    bareText: isBare && bareText.length <= map.longestNotice ? bareText : undefined,
    refreshUrl,
    namesLimit: [...document.scripts].some(({ text }) => text.includes(map.limitPath)),
    title: document.title.trim().slice(0, 200),
    text: startOfText(document.body),
    person: wordsOf(document.querySelector(map.person)).slice(0, 100),
    employeeId: document.querySelector<HTMLInputElement>(map.id)?.value ?? "",
    companyId: document.querySelector<HTMLInputElement>(map.companyId)?.value ?? "",
    employeeMarker: has(document, map.marker),
    passwordField: password,
    oneTimeCode: has(document, map.signIn.oneTimeCode),
    otherSignIn: has(document, map.signIn.others),
    flash: (document.querySelector(map.signIn.flash)?.textContent ?? "").trim().slice(0, 300),
    signIn:
      form === null || has(form, map.signIn.oneTimeCode)
        ? undefined
        : {
            action: new URL(form.getAttribute("action") ?? "", location.href).href,
            login: has(form, map.signIn.login),
            password: has(form, map.signIn.password),
            company: has(form, map.signIn.company),
            submit: has(form, map.signIn.submit),
            captcha: has(form, map.signIn.captcha),
          },
  };
}
