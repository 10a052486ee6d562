import { Button, PasswordInput, TextInput } from "@mantine/core";
import type { JobView } from "@jobcan-automation/contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { RefusedNotice } from "../../../shared/notices/refused-notice.tsx";
import {
  type Account,
  askedAgain,
  credentialsOf,
  missingInAccount,
} from "../../../state/account.ts";
import { useService } from "../../../state/service.tsx";
import { useSession } from "../../../state/session.tsx";
import { useRecheck } from "../../../state/job/use-recheck.ts";
import { useRetryOnce } from "../../../state/job/use-retry-once.ts";

/** Signs in once more to see what Jobcan holds now of this job's days. The password is asked for again. */
export function RecheckForm({ job }: { job: JobView }) {
  const { words } = useLanguage();
  const { session } = useSession();
  const recheck = useRecheck();
  const [account, setAccount] = useState(() => askedAgain(session.account));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const send = () => {
    const needed = missingInAccount(account);
    setMissing(needed);
    if (needed.length > 0 || recheck.isPending) return;
    const { target, id } = job;
    recheck.mutate({ target, credentials: credentialsOf(account), of: { jobId: id } });
  };
  const change = (part: Partial<Account>) => {
    setAccount({ ...account, ...part });
    recheck.reset();
  };
  const retry = useRetryOnce(recheck, { again: send, isChanged: false });
  const label = words.job.left;
  return (
    <form
      className="recheck"
      autoComplete="off"
      aria-label={label.recheckTitle}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p className="small">{label.recheckHint}</p>
      <RecheckFields job={job} account={account} missing={missing} onChange={change} />
      <RefusedNotice call={recheck} retry={retry} />
      <Button type="submit" loading={recheck.isPending}>
        {label.recheckStart}
      </Button>
    </form>
  );
}

interface FieldsProps {
  job: JobView;
  account: Account;
  /** What was missing when the button was pressed. */
  missing: readonly string[];
  onChange: (part: Partial<Account>) => void;
}

function RecheckFields({ job, account, missing, onChange }: FieldsProps) {
  const { words } = useLanguage();
  const label = words.autofill;
  const { queries } = useService();
  const { data: info } = useQuery(queries.service.info.queryOptions());
  const practice = job.target === "practice" ? info?.practice : undefined;
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const [isLoginKnown] = useState(account.login !== "");
  const why = (reason: "noLogin" | "noPassword") =>
    missing.includes(reason) ? label.why[reason] : undefined;
  return (
    <>
      {practice === undefined ? null : (
        <Button
          variant="default"
          size="xs"
          onClick={() => onChange({ login: practice.login, password: practice.password })}
        >
          {label.usePractice}
        </Button>
      )}
      <TextInput
        label={label.login}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        inputMode="email"
        ref={isLoginKnown ? undefined : first}
        error={why("noLogin")}
        value={account.login}
        onChange={(event) => onChange({ login: event.currentTarget.value })}
      />
      <PasswordInput
        label={label.password}
        autoComplete="off"
        ref={isLoginKnown ? first : undefined}
        error={why("noPassword")}
        value={account.password}
        onChange={(event) => onChange({ password: event.currentTarget.value })}
        visibilityToggleButtonProps={{ "aria-label": label.showPassword }}
      />
      <TextInput
        label={label.company}
        description={label.companyNote}
        autoComplete="off"
        value={account.company}
        onChange={(event) => onChange({ company: event.currentTarget.value })}
      />
    </>
  );
}
