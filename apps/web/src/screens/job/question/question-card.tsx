import {
  type JobView,
  type OpenQuestion,
  type QuestionKind,
  questionWays,
} from "@jobcan-automation/contract";
import { choiceText, suggestionsFor } from "@jobcan-automation/sentences";
import { useMutation } from "@tanstack/react-query";
import { useLanguage } from "../../../i18n/language.tsx";
import { Notice } from "../../../shared/notices/notice.tsx";
import { ProblemNotice } from "../../../shared/notices/problem-notice.tsx";
import { useClient } from "../../../state/service.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { LineField } from "./line-field.tsx";
import { TimeToAnswer } from "./time-to-answer.tsx";
import "./question-card.css";

/** What a job asks its person to type or to choose; nothing where it asks no such thing. */
export function QuestionCard({ job }: { job: JobView }) {
  const { status } = job;
  if (status.state !== "waiting_for_person") return null;
  const { question, secsLeft } = status;
  if (questionWays[question.kind] === "picture") return null;
  // Each question begins with an empty field: a refused code is never sent again.
  return <OpenCard key={question.number} jobId={job.id} question={question} secsLeft={secsLeft} />;
}

interface OpenCardProps {
  jobId: string;
  question: OpenQuestion;
  secsLeft: number;
}

function OpenCard({ jobId, question, secsLeft }: OpenCardProps) {
  const { words, sentences } = useLanguage();
  const client = useClient();
  const { number, kind, siteText, isRepeat } = question;
  const answer = useMutation({
    mutationFn: (said: Said) => client.jobs.answer({ jobId, number, ...said }),
    // A code counts once: whether a lost answer has arrived is shown by the job itself.
    retry: false,
    gcTime: 0,
  });
  const { what, next } = sentences.questions[kind];
  return (
    <section className="card question-card" aria-labelledby="question-title">
      <h2 id="question-title">{what}</h2>
      <p>{next}</p>
      {isRepeat === true ? (
        <Notice tone="warn" role="alert" title={words.job.question.refused[refusedOf(kind)]}>
          {siteText === undefined ? undefined : <p>{words.job.question.siteSays(siteText)}</p>}
        </Notice>
      ) : null}
      {isRepeat === true || siteText === undefined ? null : (
        <p>{words.job.question.siteSays(siteText)}</p>
      )}
      <AnswerField
        question={question}
        isBusy={answer.isPending || answer.isSuccess}
        onAnswer={(said) => answer.mutate(said)}
      />
      <ProblemNotice call={answer} />
      <div className="question-time">
        <TimeToAnswer jobId={jobId} question={question} secsLeft={secsLeft} />
      </div>
    </section>
  );
}

function refusedOf(kind: QuestionKind): "code" | "answer" {
  return questionWays[kind] === "code" ? "code" : "answer";
}

type Said = { code: string } | { choice: string } | { text: string };

interface AnswerFieldProps {
  question: OpenQuestion;
  isBusy: boolean;
  onAnswer: (said: Said) => void;
}

function AnswerField({ question, isBusy, onAnswer }: AnswerFieldProps) {
  const { sentences } = useLanguage();
  const { choices = [] } = question;
  switch (questionWays[question.kind]) {
    case "code":
      return <LineField of="code" isBusy={isBusy} onSend={(code) => onAnswer({ code })} />;
    case "text":
      return (
        <LineField
          of="text"
          isBusy={isBusy}
          suggestions={suggestionsFor(sentences, question)}
          onSend={(text) => onAnswer({ text })}
        />
      );
    case "choice":
      return (
        <ChoiceField
          choices={choices.map((value) => ({
            value,
            text: choiceText(sentences, question, value),
          }))}
          isBusy={isBusy}
          onChoose={(choice) => onAnswer({ choice })}
        />
      );
    case "picture":
    case "window":
      return null;
  }
}
