import type { AutofillClient } from "@jobcan-automation/client/browser";
import type { DayRecord, JobView } from "@jobcan-automation/contract";
import { type Draft, draftOf, onlyDays } from "../../../state/draft.ts";
import type { Session } from "../../../state/session.tsx";
import { restSheet } from "./rest-sheet.ts";

/**
 * These days as a draft: of the sheet that the user sent, edits included, while the session has it; in another tab of the
 * job's own record.
 */
export async function restDraft(
  client: Pick<AutofillClient, "workbooks">,
  session: Session,
  { job, days }: { job: JobView; days: readonly DayRecord[] },
): Promise<{ draft: Draft; file: File }> {
  const dates = new Set(days.map(({ date }) => date));
  if (session.sentAs === job.id && session.draft !== undefined && session.file !== undefined) {
    return { draft: onlyDays(session.draft, dates), file: session.file };
  }
  const file = restSheet(days, job.fileName);
  return { draft: draftOf(await client.workbooks.upload(file, file.name)), file };
}
