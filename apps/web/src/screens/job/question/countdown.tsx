import { useEffect, useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";

const tickMs = 1000;

/** Counts down from what the service said: the clock of this machine may be wrong. To be keyed by the end. */
export function Countdown({ secs }: { secs: number }) {
  const { words } = useLanguage();
  const [startMs] = useState(() => performance.now());
  const [nowMs, setNowMs] = useState(startMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.ceil(secs - (nowMs - startMs) / 1000));
  const [minutes, seconds] = [Math.floor(left / 60), String(left % 60).padStart(2, "0")];
  return (
    <span className="countdown" role="timer">
      {words.job.question.timeLeft(`${minutes}:${seconds}`)}
    </span>
  );
}
