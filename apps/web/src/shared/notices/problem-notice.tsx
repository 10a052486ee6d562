import { problemSentence, toProblem, type Problem } from "@jobcan-automation/client/browser";
import { useLanguage } from "../../i18n/language.tsx";
import { Notice } from "./notice.tsx";

interface Call {
  /** Of the last attempt, while the call is tried again. */
  failureReason: unknown;
  error: unknown;
}

interface ProblemNoticeProps {
  call: Call;
  /** What to do next, where it is known better here. */
  next?: string | undefined;
}

/** Why a query or a mutation failed, with what to do next; nothing where it did not fail. */
export function ProblemNotice({ call: { failureReason, error }, next }: ProblemNoticeProps) {
  const problem = failureReason ?? error;
  return problem === null ? null : <ProblemText problem={toProblem(problem)} next={next} />;
}

/** A problem as a sentence with what to do next. */
export function ProblemText({
  problem,
  next: known,
}: {
  problem: Problem;
  next?: string | undefined;
}) {
  const { sentences, words } = useLanguage();
  const { what, next } = problemSentence(sentences, problem);
  const isUnreachable = problem.kind === "unreachable";
  return (
    <Notice tone={isUnreachable ? "warn" : "bad"} title={what} role="alert">
      <p>{isUnreachable ? words.retrying : (known ?? next)}</p>
    </Notice>
  );
}
