import { Button } from "@mantine/core";
import type { OperatorView } from "@jobcan-automation/contract";
import { useLanguage } from "../../i18n/language.tsx";
import { ConfirmedButton } from "../../shared/confirmed-button.tsx";
import { ProblemNotice } from "../../shared/notices/problem-notice.tsx";
import { Tag } from "../../shared/tags/tag.tsx";
import { useDeeds } from "./use-operator.ts";

/** Whether new jobs are taken, and the button for the other. */
export function Admission({ view: { isDraining, jobs } }: { view: OperatorView }) {
  const { words } = useLanguage();
  const label = words.operator;
  const { drain, admit } = useDeeds();
  const isBusy = drain.isPending || admit.isPending;
  return (
    <section className="card operator-admission" aria-labelledby="operator-admission">
      <h2 id="operator-admission">{label.admission}</h2>
      <output>
        {isDraining ? (
          <Tag tone="warn" icon="stop">
            {jobs.length === 0 ? label.drained : label.draining}
          </Tag>
        ) : (
          <Tag tone="ok" icon="check">
            {label.admitting}
          </Tag>
        )}
      </output>
      <ProblemNotice call={drain} />
      <ProblemNotice call={admit} />
      {isDraining ? (
        <Button variant="default" size="sm" disabled={isBusy} onClick={() => admit.mutate()}>
          {label.admit}
        </Button>
      ) : (
        <ConfirmedButton
          label={label.drain}
          question={label.drainSure}
          cancel={label.cancel}
          size="sm"
          className="operator-confirm"
          isDisabled={isBusy}
        >
          {(close) => (
            <Button
              variant="default"
              size="sm"
              onClick={() => {
                drain.mutate();
                close();
              }}
            >
              {label.drainYes}
            </Button>
          )}
        </ConfirmedButton>
      )}
    </section>
  );
}
