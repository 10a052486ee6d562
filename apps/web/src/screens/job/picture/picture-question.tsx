import { useEffect, useState } from "react";
import { Button } from "@mantine/core";
import { type JobView, type OpenQuestion, questionWays } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useClient } from "../../../state/service.tsx";
import { useLanguage } from "../../../i18n/language.tsx";
import { PicturePanel } from "./picture-panel.tsx";

/** What is asked of the person at the site itself, with the time that is left; nothing where no such thing is asked. */
export function PictureQuestion({ job }: { job: JobView }) {
  const { status } = job;
  if (status.state !== "waiting_for_person") return null;
  if (questionWays[status.question.kind] !== "picture") return null;
  return <OpenPicture jobId={job.id} question={status.question} secsLeft={status.secsLeft} />;
}

interface OpenPictureProps {
  jobId: string;
  question: OpenQuestion;
  secsLeft: number;
}

function OpenPicture({ jobId, question, secsLeft }: OpenPictureProps) {
  const { words, sentences } = useLanguage();
  const client = useClient();
  const { number, mayExtend } = question;
  const extend = useMutation({ mutationFn: () => client.jobs.extend({ jobId, number }) });
  const cancel = useMutation({ mutationFn: () => client.jobs.stop(jobId, "now") });
  const { what, next } = sentences.questions[question.kind];
  return (
    <section className="card picture-card" aria-labelledby="picture-title">
      <h2 id="picture-title">{what}</h2>
      <p>{next}</p>
      <div className="picture-buttons">
        <Countdown key={question.until} secs={secsLeft} />
        {mayExtend ? (
          <Button
            variant="default"
            size="sm"
            disabled={extend.isPending}
            onClick={() => extend.mutate()}
          >
            {words.job.picture.extend}
          </Button>
        ) : null}
        <Button
          variant="default"
          size="sm"
          disabled={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {words.job.picture.cancel}
        </Button>
      </div>
      <PicturePanel jobId={jobId} />
    </section>
  );
}

const tickMs = 1000;

/** Counts down from what the service said: the clock of this machine may be wrong. */
function Countdown({ secs }: { secs: number }) {
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
    <span className="picture-time" role="timer">
      {words.job.picture.timeLeft(`${minutes}:${seconds}`)}
    </span>
  );
}
