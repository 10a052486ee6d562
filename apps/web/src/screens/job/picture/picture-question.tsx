import { Button } from "@mantine/core";
import { type JobView, type OpenQuestion, questionWays } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useClient } from "../../../state/service.tsx";
import { useLanguage } from "../../../i18n/language.tsx";
import { TimeToAnswer } from "../question/time-to-answer.tsx";
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
  const cancel = useMutation({ mutationFn: () => client.jobs.stop(jobId, "now") });
  const { what, next } = sentences.questions[question.kind];
  return (
    <section className="card picture-card" aria-labelledby="picture-title">
      <h2 id="picture-title">{what}</h2>
      <p>{next}</p>
      <div className="picture-buttons">
        <TimeToAnswer jobId={jobId} question={question} secsLeft={secsLeft} />
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
