import { Button } from "@mantine/core";
import type { OpenQuestion } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useLanguage } from "../../../i18n/language.tsx";
import { useClient } from "../../../state/service.tsx";
import { Countdown } from "./countdown.tsx";

interface TimeToAnswerProps {
  jobId: string;
  question: OpenQuestion;
  secsLeft: number;
}

/** The time that is left for a question, and the button that puts its end off where that may be done. */
export function TimeToAnswer({ jobId, question, secsLeft }: TimeToAnswerProps) {
  const { words } = useLanguage();
  const client = useClient();
  const { number, mayExtend, until } = question;
  const extend = useMutation({ mutationFn: () => client.jobs.extend({ jobId, number }) });
  return (
    <>
      <Countdown key={until} secs={secsLeft} />
      {mayExtend ? (
        <Button
          variant="default"
          size="sm"
          disabled={extend.isPending}
          onClick={() => extend.mutate()}
        >
          {words.job.question.extend}
        </Button>
      ) : null}
    </>
  );
}
