import { Button } from "@mantine/core";
import type { OperatorView } from "@jobcan-automation/contract";
import { useLanguage } from "../../i18n/language.tsx";
import { NotFoundScreen } from "../../shared/not-found-screen.tsx";
import { ProblemNotice } from "../../shared/notices/problem-notice.tsx";
import { useTitle } from "../../shared/use-title.ts";
import { Admission } from "./admission.tsx";
import { OperatorJobs } from "./operator-jobs.tsx";
import { OperatorSignIn } from "./operator-sign-in.tsx";
import { asksForToken, isNotThere, useOperatorView, useSignOut } from "./use-operator.ts";
import "./operator.css";

/** All jobs without names, for whoever operates the service; nothing links here. */
export function OperatorScreen() {
  const view = useOperatorView();
  return isNotThere(view.error) ? <NotFoundScreen /> : <Operation view={view} />;
}

function Operation({ view }: { view: ReturnType<typeof useOperatorView> }) {
  const { words } = useLanguage();
  useTitle(words.operator.title);
  return (
    <div className="operator">
      <header className="screen-head">
        <h1>{words.operator.title}</h1>
        <p className="dim">{words.operator.lead}</p>
      </header>
      {asksForToken(view.error) ? <OperatorSignIn /> : <Seen view={view} />}
    </div>
  );
}

function Seen({ view }: { view: ReturnType<typeof useOperatorView> }) {
  const { words } = useLanguage();
  return (
    <>
      <ProblemNotice call={view} />
      {view.data === undefined ? (
        <output className="page-wait dim">{words.operator.opening}</output>
      ) : (
        <Sections view={view.data} />
      )}
    </>
  );
}

function Sections({ view }: { view: OperatorView }) {
  const { words } = useLanguage();
  const signOut = useSignOut();
  return (
    <>
      <Admission view={view} />
      <OperatorJobs view={view} />
      <ProblemNotice call={signOut} />
      <Button
        variant="default"
        size="sm"
        loading={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {words.operator.signOut}
      </Button>
    </>
  );
}
