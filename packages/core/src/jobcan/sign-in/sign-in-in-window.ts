import type { PersonPort } from "../../base/ports.ts";
import type { BrowserEvents, SessionCookies } from "../../browser/browser-session.ts";
import { openSignInWindow, type WindowBrowser } from "../../browser/window/open-window.ts";
import { type ProfileReading, readProfileCookies } from "../../browser/window/read-profile.ts";
import { makeWindowProfile } from "../../browser/window/window-profile.ts";
import { siteMap, type SiteUrls } from "../site-map.ts";
import { withReason } from "./judge-sign-in.ts";
import { ownSignInOpen, ownSignInStart } from "./sign-in-oneself.ts";

export interface WindowSignIn {
  system: ProfileReading["system"];
  site: SiteUrls;
  browser: WindowBrowser;
  /** The run's own folder: the profile lives in it until its cookies are read. */
  folder: string;
  person: PersonPort;
  closeTimeoutMs: number;
  events: BrowserEvents;
}

/**
 * Opens the person's own browser at the site's sign-in and waits until it is closed; only then is its profile driven,
 * to take the site's cookies, and removed. Whether they lead in is for the site to say. Rejects with the reason where
 * nobody is there, and with the signal's where the run ends: the window is closed then.
 */
export async function signInInWindow(
  work: WindowSignIn,
  signal: AbortSignal,
): Promise<SessionCookies> {
  const { system, site, browser, folder, closeTimeoutMs, events } = work;
  using profile = makeWindowProfile(folder);
  await untilClosed(work, profile.folder, signal);
  const origins = [site.idUrl, site.sslUrl];
  const reading = { system, browser, folder: profile.folder, origins, closeTimeoutMs, events };
  return [...(await readProfileCookies(reading, signal)), languageOf(site.sslUrl)];
}

async function untilClosed(
  { system, site, browser, person, events }: WindowSignIn,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  const { url, host } = ownSignInStart(site);
  const ended = new AbortController();
  await using held = new AsyncDisposableStack();
  const window = openSignInWindow(browser, { folder, url, system });
  // Reported once it is gone: until then it is a browser of this run.
  held.defer(() => events.closed(0, window.pid));
  held.use(window);
  events.opened(window.pid);
  const until = AbortSignal.any([signal, ended.signal]);
  const closing = window.closed.finally(() => ended.abort(new WindowClosed()));
  closing.catch(() => undefined);
  const asked = person.ask({ kind: "sign_in_window", host, title: "" }, until);
  const answer = await asked.catch((error: unknown) => {
    if (error instanceof WindowClosed) return undefined;
    throw error;
  });
  if (answer?.way === "nobody") throw withReason(ownSignInOpen(site), answer.reason);
  await closing;
}

/** As the site itself sets it: what a browser brings along may be in another language. */
function languageOf(url: string): SessionCookies[number] {
  const { hostname: domain, protocol } = new URL(url);
  const { name, value } = siteMap.languageCookie;
  const secure = protocol === "https:";
  return { name, value, domain, path: "/", expires: -1, httpOnly: false, secure, sameSite: "Lax" };
}

class WindowClosed extends Error {
  override readonly name = "WindowClosed";
}
