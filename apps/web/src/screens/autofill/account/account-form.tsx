import { Button } from "@mantine/core";
import type { ServiceInfo } from "@jobcan-automation/contract";
import { useState } from "react";
import { type Session, useSession } from "../../../state/session.tsx";
import { useLanguage } from "../../../i18n/language.tsx";
import { ProblemNotice } from "../../../shared/problem-notice.tsx";
import { SectionTitle } from "../../../shared/section-title.tsx";
import { missingFor, targetIn, type Account, type Missing } from "../../../state/account.ts";
import { AccountFields } from "./account-fields.tsx";
import { BeforeRecording } from "./before-recording.tsx";
import { type Draft, onlyFirstDay, rowsToSend } from "../../../state/draft.ts";
import { OptionFields } from "./option-fields.tsx";
import { useSubmit } from "./use-submit.ts";
import "./account-form.css";

/** Account, target and options, and the button that submits the draft. */
export function AccountForm({ info }: { info: ServiceInfo | undefined }) {
  const { words } = useLanguage();
  const { session, setSession } = useSession();
  const { submit, send } = useSubmit();
  const [pressed, setPressed] = useState(false);
  const [asking, setAsking] = useState(false);
  const account: Account = { ...session.account, target: targetIn(info, session.account) };
  const missing = missingFor(session.draft, account);
  const rows = session.draft === undefined ? [] : rowsToSend(session.draft);
  const toBeTold = isToBeTold(session, account) && missing.length === 0;
  const start = (draft: Draft | undefined) => {
    setSession((before) => ({ ...before, toldOfRecording: true }));
    if (draft !== undefined) send(account, draft);
  };
  const change = (part: Partial<Account>) =>
    setSession((before) => ({ ...before, account: { ...before.account, ...part } }));
  return (
    <form
      className="account-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        setAsking(true);
        if (missing.length === 0 && !toBeTold && session.draft !== undefined)
          send(account, session.draft);
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
      {asking && toBeTold ? (
        <BeforeRecording
          rows={rows}
          sending={submit.isPending}
          onAll={() => start(session.draft)}
          onFirstDay={() => start(session.draft && onlyFirstDay(session.draft))}
        />
      ) : (
        <Button type="submit" size="md" fullWidth loading={submit.isPending}>
          {startLabel(words.autofill, account, rows.length)}
        </Button>
      )}
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

/** Only the real site, only entering, and once in a visit. */
function isToBeTold(session: Session, { target, mode }: Account): boolean {
  return target === "jobcan" && mode === "fill" && !session.toldOfRecording;
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
