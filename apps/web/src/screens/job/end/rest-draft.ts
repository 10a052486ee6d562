import type { AutofillClient } from "@jobcan-automation/client/browser";
import type { DayRecord, JobView } from "@jobcan-automation/contract";
import { type Draft, draftOf, onlyDays } from "../../../state/draft.ts";
import type { StoredOrder } from "../../../state/stored/stored-job.ts";
import { redraft } from "../../../state/stored/redraft.ts";
import type { Session } from "../../../state/session.tsx";
import { restSheet } from "./rest-sheet.ts";

export interface Rest {
  job: JobView;
  days: readonly DayRecord[];
  /** The order as this browser has stored it. */
  order: StoredOrder | undefined;
}

/**
 * These days as a draft, with the user's own file as far as there is one: of the sheet in the session; in another tab
 * of the file that the service still has; else of the job's own record. The receipt of what is sent is then that file
 * with its results.
 */
export async function restDraft(
  client: Pick<AutofillClient, "workbooks">,
  session: Session,
  { job, days, order }: Rest,
): Promise<{ draft: Draft; file: File | undefined }> {
  const dates = new Set(days.map(({ date }) => date));
  if (isInSession(session, job)) {
    return { draft: onlyDays(session.draft, dates), file: session.file };
  }
  const own = order?.sheet && (await redraft(client.workbooks, order.sheet, dates));
  if (own !== undefined) return { draft: own, file: undefined };
  const defaultNote = order?.account.defaultNote;
  const file = restSheet(days, { fileName: job.fileName, defaultNote });
  return { draft: draftOf(await client.workbooks.upload(file, file.name)), file };
}

/** Whether the session still has the sheet that was sent as this job. */
export function isInSession(
  session: Session,
  job: Pick<JobView, "id">,
): session is Session & { draft: Draft } {
  return session.sentAs === job.id && session.draft !== undefined;
}
