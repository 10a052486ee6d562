import { tellProblem, toProblem } from "@jobcan-automation/client/browser";
import type { Problem } from "@jobcan-automation/client/browser";
import type { ReactNode } from "react";
import { useSpeech } from "../i18n/language.tsx";
import { Notice } from "./notice.tsx";

/** A failed call as a sentence with what to do next. */
export function ProblemNotice({ error, children }: { error: unknown; children?: ReactNode }) {
  return <ProblemText problem={toProblem(error)}>{children}</ProblemText>;
}

/** A problem as a sentence with what to do next. */
export function ProblemText({ problem, children }: { problem: Problem; children?: ReactNode }) {
  const { sentences } = useSpeech();
  const { what, next } = tellProblem(sentences, problem);
  return (
    <Notice tone={problem.kind === "unreachable" ? "warn" : "bad"} title={what} role="alert">
      <p>{next}</p>
      {children}
    </Notice>
  );
}
