import { AutofillError } from "@jobcan-automation/contract";
import type { ShownEmployee } from "../../base/ports.ts";
import { cleanSiteText } from "../clean-site-text.ts";
import type { PageSnapshot } from "./page-snapshot.ts";

/** Checks that the signed-in person stays the same from page to page (docs/faults.md F36). */
export interface SamePerson {
  /** Remembers who is signed in, as first shown. ACCOUNT_MISMATCH for a page that shows somebody else, of which nothing is remembered. */
  note(page: PageSnapshot): void;
}

/** `onEmployee` is called with the first company and employee that a page shows, once. */
export function createSamePerson(onEmployee?: (shown: ShownEmployee) => void): SamePerson {
  let isReported = false;
  const first = new Map<"person" | "employeeId", string>();
  const check = (page: PageSnapshot) => {
    for (const sign of ["person", "employeeId"] as const) {
      const shown = page[sign];
      const expected = first.get(sign) ?? shown;
      if (shown === "" || expected === shown) continue;
      const facts = { expected: cleanSiteText(expected), shown: cleanSiteText(shown) };
      throw new AutofillError("ACCOUNT_MISMATCH", facts);
    }
  };
  return {
    note(page) {
      check(page);
      for (const sign of ["person", "employeeId"] as const) {
        if (page[sign] !== "" && !first.has(sign)) first.set(sign, page[sign]);
      }
      const { companyId, employeeId } = page;
      if (isReported || companyId === "" || employeeId === "") return;
      isReported = true;
      onEmployee?.({ companyId, employeeId });
    },
  };
}
