import type { Page, Request, Response } from "playwright";

/** The newest hop of the main frame's newest navigation. */
export interface Navigation {
  /** URL of the newest hop. */
  url: string;
  /** Method of the newest hop: a POST answered without a redirect stays "POST". */
  method: string;
  status: number | undefined;
  /** Seconds of a `Retry-After` header, where it has one. */
  retryAfterSecs: number | undefined;
}

/** Follows the page's main-frame navigations; the returned function returns the newest one. */
export function watchNavigation(page: Page): () => Navigation | undefined {
  let newest: Navigation | undefined;
  const isMain = (request: Request) =>
    request.isNavigationRequest() && request.frame() === page.mainFrame();
  page.on("request", (request) => {
    if (!isMain(request)) return;
    newest = {
      url: request.url(),
      method: request.method(),
      status: undefined,
      retryAfterSecs: undefined,
    };
  });
  page.on("response", (response) => {
    if (!isMain(response.request()) || newest?.url !== response.url()) return;
    newest = { ...newest, status: response.status(), retryAfterSecs: retryAfter(response) };
  });
  return () => newest;
}

const unknownRetrySecs = 5;

/** Seconds of an answer's `Retry-After`, where it has one. */
export function retryAfter(response: Response): number | undefined {
  const value = response.headers()["retry-after"];
  if (value === undefined) return undefined;
  // A date is allowed too. The caller caps the wait, so its exact length hardly matters.
  const secs = Number(value);
  return Number.isFinite(secs) && secs >= 0 ? Math.ceil(secs) : unknownRetrySecs;
}
