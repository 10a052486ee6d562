import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useSession } from "../../state/session.tsx";
import { useService } from "../../state/service.tsx";
import { useLanguage } from "../../i18n/language.tsx";
import { Icon } from "../../shared/icon.tsx";
import { Notice } from "../../shared/notices/notice.tsx";
import { ProblemNotice } from "../../shared/notices/problem-notice.tsx";
import { useTitle } from "../../shared/use-title.ts";
import { AccountForm } from "./account/account-form.tsx";
import { OwnJobsNotice } from "./own/own-jobs-notice.tsx";
import { SheetPicker } from "./upload/sheet-picker.tsx";
import "./autofill.css";

// Needed only once a sheet was read: the first load does without it.
const SheetReview = lazy(async () => ({
  default: (await import("./sheet/sheet-review.tsx")).SheetReview,
}));

/** From a sheet to a job: choose, check, sign in, start. */
export function AutofillScreen() {
  const { words } = useLanguage();
  const { session } = useSession();
  const { queries } = useService();
  const info = useQuery(queries.service.info.queryOptions());
  useTitle(words.autofill.title);
  return (
    <div className="autofill">
      <header className="screen-head">
        <h1>{words.autofill.title}</h1>
        <p className="dim">{words.autofill.lead}</p>
      </header>
      <aside className="fine-print" aria-label={words.autofill.noticeTitle}>
        <Icon name="lock" size={16} />
        <p>{words.autofill.notice}</p>
      </aside>
      <ProblemNotice call={info} />
      <OwnJobsNotice />
      {session.restOf === undefined ? null : (
        <output>
          <Notice tone="info" title={words.autofill.restTitle(session.restOf)} />
        </output>
      )}
      <div className="autofill-columns">
        <section aria-labelledby="sheet-title" className="card sheet-card">
          {session.draft === undefined ? (
            <SheetPicker info={info.data} />
          ) : (
            <Suspense fallback={<p className="page-wait">…</p>}>
              <SheetReview draft={session.draft} />
            </Suspense>
          )}
        </section>
        <AccountForm info={info.data} opening={info.isPending && info.failureCount === 0} />
      </div>
    </div>
  );
}
