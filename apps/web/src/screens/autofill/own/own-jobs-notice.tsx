import { Link } from "wouter";
import { useLanguage } from "../../../i18n/language.tsx";
import { Notice } from "../../../shared/notices/notice.tsx";
import { StateTag } from "../../../shared/tags/state-tag.tsx";
import { useOwnJobs } from "../../../state/stored/use-own-jobs.ts";
import { liveSheets } from "./live-sheets.ts";
import "./own-jobs-notice.css";

/** The way back to this browser's jobs that are under way; nothing where there is none. */
export function OwnJobsNotice() {
  const { words } = useLanguage();
  const live = liveSheets(useOwnJobs().data ?? []);
  if (live.length === 0) return null;
  return (
    <output>
      <Notice tone="info" title={words.jobs.running}>
        <ul className="own-jobs">
          {live.map(({ id, fileName, status }) => (
            <li key={id}>
              <Link href={`/jobs/${id}`}>{fileName}</Link> <StateTag status={status} />
            </li>
          ))}
        </ul>
      </Notice>
    </output>
  );
}
