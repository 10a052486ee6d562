import type { ServiceInfo } from "@jobcan-automation/contract";
import { useState } from "react";
import { type Session, useSession } from "../../../state/session.tsx";
import { useLanguage } from "../../../i18n/language.tsx";
import { RefusedNotice } from "../../../shared/notices/refused-notice.tsx";
import { SectionTitle } from "../../../shared/section-title.tsx";
import {
  missingFor,
  missingInAccount,
  targetIn,
  type Account,
  type Missing,
} from "../../../state/account.ts";
import { ProbePanel } from "../probe/probe-panel.tsx";
import { useProbe } from "../probe/use-probe.ts";
import type { Draft } from "../../../state/draft.ts";
import { AccountFields } from "./account-fields.tsx";
import { OptionFields } from "./option-fields.tsx";
import { needsRecordingNotice } from "../../../state/needs-recording-notice.ts";
import { StartButtons } from "./start-buttons.tsx";
import { StartNote } from "./start-note.tsx";
import { useSubmit } from "./use-submit.ts";
import "./account-form.css";

interface AccountFormProps {
  info: ServiceInfo | undefined;
  /** The service is asked what it offers: shown then, the form would grow under the reader. */
  opening: boolean;
}

/** Account, target and options, and the button that submits the draft. */
export function AccountForm({ info, opening }: AccountFormProps) {
  const { words } = useLanguage();
  const { session, setSession } = useSession();
  const { submit, send, retry } = useSubmit();
  const probe = useProbe();
  const [pressed, setPressed] = useState<"start" | "test" | undefined>(undefined);
  const [asking, setAsking] = useState(false);
  const account: Account = { ...session.account, target: targetIn(info, session.account) };
  const missing = missingOf(pressed, session.draft, account);
  const needsNotice = needsRecordingNotice(session, account);
  const change = (part: Partial<Account>) => {
    setAsking(false);
    setSession((before) => withAccount(before, part));
  };
  const press = () => {
    setPressed("start");
    if (missingFor(session.draft, account).length > 0 || session.draft === undefined) return;
    if (needsNotice) setAsking(true);
    else send(account, session.draft);
  };
  const test = () => {
    setPressed("test");
    if (missingInAccount(account).length === 0) probe.start(account);
  };
  return (
    <form
      className={opening ? "account-form is-opening" : "account-form"}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <section className="card" aria-labelledby="account-title">
        <SectionTitle id="account-title" number={2} title={words.autofill.account} />
        <AccountFields account={account} info={info} missing={missing} onChange={change} />
        <ProbePanel probe={probe} onPress={test}>
          {pressed === "test" ? <MissingList missing={missing} /> : null}
        </ProbePanel>
      </section>
      <section className="card" aria-labelledby="options-title">
        <SectionTitle id="options-title" number={3} title={words.autofill.options} />
        <OptionFields account={account} info={info} onChange={change} />
      </section>
      <RefusedNotice call={submit} retry={retry} />
      {pressed === "start" ? <MissingList missing={missing} /> : null}
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

/** What the button that was pressed last still needs. */
function missingOf(
  pressed: "start" | "test" | undefined,
  draft: Draft | undefined,
  account: Account,
): Missing[] {
  switch (pressed) {
    case "start":
      return missingFor(draft, account);
    case "test":
      return missingInAccount(account);
    case undefined:
      return [];
  }
}

/** What a connection test found holds for the account that was tried. */
function withAccount(before: Session, part: Partial<Account>): Session {
  const probeId = isOtherAccount(part) ? undefined : before.probeId;
  return { ...before, account: { ...before.account, ...part }, probeId };
}

function isOtherAccount(part: Partial<Account>): boolean {
  return "login" in part || "signIn" in part || "company" in part || "target" in part;
}

function MissingList({ missing }: { missing: readonly Missing[] }) {
  const { words } = useLanguage();
  if (missing.length === 0) return null;
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
