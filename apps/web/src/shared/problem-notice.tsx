import { problemSentence, toProblem, type Problem } from "@jobcan-automation/client/browser";
import type { ReactNode } from "react";
import { useSpeech } from "../i18n/language.tsx";
import { Notice } from "./notice.tsx";

/** A failed call as a sentence with what to do next. */
export function ProblemNotice({ error, children }: { error: unknown; children?: ReactNode }) {
  return <ProblemText problem={toProblem(error)}>{children}</ProblemText>;
}

/** A problem as a sentence with what to do next. */
export function ProblemText({ problem, children }: { problem: Problem; children?: ReactNode }) {
  const { sentences, words } = useSpeech();
  const { what, next } = problemSentence(sentences, problem);
  const isUnreachable = problem.kind === "unreachable";
  return (
    <Notice tone={isUnreachable ? "warn" : "bad"} title={what} role="alert">
      <p>{isUnreachable ? words.retrying : next}</p>
      {children}
    </Notice>
  );
}
