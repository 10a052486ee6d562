import type { JobView } from "@jobcan-automation/contract";
import { useLanguage } from "../../../i18n/language.tsx";
import { useNotify } from "./use-notify.ts";

/** Offers a notification when the job ends, also while another window is in front. */
export function NotifyButton({ job }: { job: JobView }) {
  const { words } = useLanguage();
  const { state, ask } = useNotify(job);
  if (state === "impossible" || job.status.state === "finished") return null;
  if (state === "off") {
    return (
      <button type="button" className="link-button small" onClick={ask}>
        {words.job.notify.ask}
      </button>
    );
  }
  return <output className="dim small">{words.job.notify[state]}</output>;
}
