import type { ServiceInfo } from "@jobcan-automation/contract";
import { useState } from "react";
import { useSession } from "../../../state/session.tsx";
import { useLanguage } from "../../../i18n/language.tsx";
import { ProblemNotice } from "../../../shared/problem-notice.tsx";
import { SectionTitle } from "../../../shared/section-title.tsx";
import { missingFor, targetIn, type Account, type Missing } from "../../../state/account.ts";
import { AccountFields } from "./account-fields.tsx";
import { OptionFields } from "./option-fields.tsx";
import { needsRecordingNotice } from "./needs-recording-notice.ts";
import { StartButtons } from "./start-buttons.tsx";
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
  const needsNotice = needsRecordingNotice(session, account);
  const change = (part: Partial<Account>) => {
    setAsking(false);
    setSession((before) => ({ ...before, account: { ...before.account, ...part } }));
  };
  const press = () => {
    setPressed(true);
    if (missing.length > 0 || session.draft === undefined) return;
    if (needsNotice) setAsking(true);
    else send(account, session.draft);
  };
  return (
    <form
      className="account-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        press();
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
      <StartButtons
        account={account}
        draft={session.draft}
        isAsking={asking && needsNotice}
        sending={submit.isPending}
        onStart={(draft) => send(account, draft)}
      />
      <StartNote info={submit.isPending || submit.isError ? undefined : info} />
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

/** What happens with the password, and how long the queue is. */
function StartNote({ info }: { info: ServiceInfo | undefined }) {
  const { words } = useLanguage();
  return (
    <p className="dim small start-note">
      {info === undefined ? null : (
        <span className="queue-now">
          {words.autofill.queueNow(info.queue.running, info.queue.waiting)}
        </span>
      )}
      {words.autofill.sending}
    </p>
  );
}
