import { useLanguage } from "../../i18n/language.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import "./refused-notice.css";

interface RefusedNoticeProps {
  call: { failureReason: unknown; error: unknown };
  /** The retry that comes by itself; undefined where none does. */
  retry: { secsLeft: number; cancel: () => void } | undefined;
}

/** Why a call was refused, and the countdown to the one time that it is sent again by itself. */
export function RefusedNotice({ call, retry }: RefusedNoticeProps) {
  const { words } = useLanguage();
  if (retry === undefined) return <ProblemNotice call={call} />;
  return (
    <div className="refused">
      <ProblemNotice call={call} next={words.retry.retained} />
      <p className="refused-count small">
        <span role="timer">{words.retry.in(retry.secsLeft)}</span>
        <button type="button" className="link-button" onClick={retry.cancel}>
          {words.retry.cancel}
        </button>
      </p>
    </div>
  );
}
