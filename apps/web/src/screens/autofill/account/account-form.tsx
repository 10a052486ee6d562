import { Button } from "@mantine/core";
import type { ServiceInfo } from "@jobcan-automation/contract";
import { useState } from "react";
import { useSession } from "../../../state/session.tsx";
import { useLanguage } from "../../../i18n/language.tsx";
import { ProblemNotice } from "../../../shared/problem-notice.tsx";
import { SectionTitle } from "../../../shared/section-title.tsx";
import { missingFor, targetIn, type Account, type Missing } from "../../../state/account.ts";
import { AccountFields } from "./account-fields.tsx";
import { rowsToSend } from "../../../state/draft.ts";
import { OptionFields } from "./option-fields.tsx";
import { useSubmit } from "./use-submit.ts";
import "./account-form.css";

/** Account, target and options, and the button that submits the draft. */
export function AccountForm({ info }: { info: ServiceInfo | undefined }) {
  const { words } = useLanguage();
  const { session, setSession } = useSession();
  const { submit, send } = useSubmit();
  const [pressed, setPressed] = useState(false);
  const account: Account = { ...session.account, target: targetIn(info, session.account) };
  const missing = missingFor(session.draft, account);
  const change = (part: Partial<Account>) =>
    setSession((before) => ({ ...before, account: { ...before.account, ...part } }));
  return (
    <form
      className="account-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (missing.length === 0) send(account);
      }}
    >
      <section className="card" aria-labelledby="account-title">
        <SectionTitle id="account-title" number={2} title={words.autofill.account} />
        <AccountFields
          account={account}
          info={info}
          missing={pressed ? missing : []}
          onChange={change}
        />
      </section>
      <section className="card" aria-labelledby="options-title">
        <SectionTitle id="options-title" number={3} title={words.autofill.options} />
        <OptionFields account={account} info={info} onChange={change} />
      </section>
      <ProblemNotice call={submit} />
      {pressed && missing.length > 0 ? <MissingList missing={missing} /> : null}
      <Button type="submit" size="md" fullWidth loading={submit.isPending}>
        {startLabel(
          words.autofill,
          account,
          session.draft === undefined ? 0 : rowsToSend(session.draft).length,
        )}
      </Button>
      <p className="dim small start-note">
        {info === undefined || submit.isPending || submit.isError ? null : (
          <span className="queue-now">
            {words.autofill.queueNow(info.queue.running, info.queue.waiting)}
          </span>
        )}
        {words.autofill.sending}
      </p>
    </form>
  );
}

function MissingList({ missing }: { missing: readonly Missing[] }) {
  const { words } = useLanguage();
  return (
    <div className="missing" role="alert">
      <ul>
        {missing.map((reason) => (
          <li key={reason}>{words.autofill.why[reason]}</li>
        ))}
      </ul>
    </div>
  );
}

interface StartWords {
  start: (days: number) => string;
  startPlan: (days: number) => string;
  startNothing: string;
}

function startLabel(words: StartWords, account: Account, days: number): string {
  if (days === 0) return words.startNothing;
  return account.mode === "plan" ? words.startPlan(days) : words.start(days);
}
