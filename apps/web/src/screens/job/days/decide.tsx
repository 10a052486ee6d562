import { Checkbox } from "@mantine/core";
import type { DayRecord, JobView } from "@jobcan-automation/contract";
import { punchesText } from "@jobcan-automation/sentences";
import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "../../../i18n/language.tsx";
import { shortDay } from "../../../shared/text/japan-time.ts";
import { useService } from "../../../state/service.tsx";
import { addedOn, useSession, withAdded } from "../../../state/session.tsx";
import { useSitting } from "../use-sitting.ts";
import { correctionUrl } from "./correction-url.ts";

/**
 * What can be done with a day that Jobcan holds otherwise than the sheet has it: it stays as it is, unless the user adds
 * what is missing or changes it in Jobcan.
 */
export function Decide({ day, job }: { day: DayRecord; job: JobView }) {
  const { words } = useLanguage();
  const { queries } = useService();
  const { session, setSession } = useSession();
  const { data: info } = useQuery(queries.service.info.queryOptions());
  const page = info?.correctionPages[job.target];
  const { addable = [], now = [] } = day;
  const isHeld = useSitting(job);
  const place = { planId: job.id, date: day.date };
  return (
    <div className="day-decide">
      {addable.length === 0 || !isHeld ? null : (
        <Checkbox
          size="sm"
          label={words.job.addMissing(punchesText([...now, ...addable]))}
          checked={addedOn(session, job.id).has(day.date)}
          onChange={({ currentTarget: { checked } }) =>
            setSession((before) => withAdded(before, place, checked))
          }
        />
      )}
      {page === undefined ? null : (
        <a className="small" href={correctionUrl(page, day.date)} target="_blank" rel="noreferrer">
          {words.job.openInJobcan}
          <span className="visually-hidden"> {shortDay(day.date)}</span>
        </a>
      )}
    </div>
  );
}
