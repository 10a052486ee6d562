import { type BrowserContext, type Page, test as base } from "@playwright/test";
import { openService, type RunningService, type ServiceOptions } from "./service.ts";
import { type Complaints, watchComplaints } from "./page/watch-complaints.ts";

interface Options {
  /** Options of the test's service; `test.use({ serviceOptions })`. */
  serviceOptions: ServiceOptions;
}

interface Fixtures {
  /** The test's own service and practice Jobcan; `page` has its URL as base. */
  service: RunningService;
  /** Fails the test on console errors and requests to other hosts; `tolerate` those that the test provokes. */
  complaints: Complaints;
  /** Another user: a browser context of its own, watched like the first. */
  newVisitor: () => Promise<Page>;
}

/** Playwright's test with a service per test; fails on console errors of any page. */
export const test = base.extend<Options & Fixtures>({
  serviceOptions: [{}, { option: true }],
  service: async ({ serviceOptions }, use) => {
    await using service = await openService(serviceOptions);
    await use(service);
  },
  baseURL: async ({ service }, use) => {
    await use(service.url);
  },
  complaints: async ({ service }, use) => {
    const complaints = watchComplaints(service.url);
    await use(complaints);
    complaints.assertNone();
  },
  context: async ({ context, complaints }, use) => {
    complaints.watch(context);
    await use(context);
  },
  newVisitor: async ({ browser, baseURL, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
      contexts.push(context);
      complaints.watch(context);
      return await context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect } from "@playwright/test";
