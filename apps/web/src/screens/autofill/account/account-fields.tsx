import { Button, PasswordInput, SegmentedControl, TextInput } from "@mantine/core";
import { type ServiceInfo, targets } from "@jobcan-automation/contract";
import { useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { SignInChoice } from "./sign-in-choice.tsx";
import type { Account, Missing } from "../../../state/account.ts";

interface FieldsProps {
  account: Account;
  info: ServiceInfo | undefined;
  /** What was missing when the button was pressed: those fields are marked, the words are shown above the button. */
  missing: readonly Missing[];
  onChange: (part: Partial<Account>) => void;
}

/** The target and the account that signs in. */
export function AccountFields({ account, info, missing, onChange }: FieldsProps) {
  const { words, sentences } = useLanguage();
  const offered = targets.filter((target) => info?.targets.includes(target) === true);
  const { practice } = info ?? {};
  return (
    <div className="fields">
      {offered.length < 2 ? null : (
        <div>
          <SegmentedControl
            fullWidth
            aria-label={words.autofill.target}
            value={account.target ?? "practice"}
            onChange={(value) => onChange({ target: targets.find((target) => target === value) })}
            data={offered.map((target) => ({ value: target, label: sentences.targets[target] }))}
          />
          <p className="dim small target-note">
            {account.target === "practice"
              ? words.autofill.practiceNote
              : words.autofill.jobcanNote}
          </p>
        </div>
      )}
      <SignInChoice account={account} info={info} onChange={onChange} />
      {practice === undefined || account.target !== "practice" ? null : (
        <div className="practice-row">
          <Button
            variant="default"
            size="xs"
            onClick={() =>
              onChange({
                signIn: "password",
                login: practice.login,
                password: practice.password,
              })
            }
          >
            {words.autofill.usePractice}
          </Button>
          <a className="small" href={practice.siteUrl} target="_blank" rel="noreferrer">
            {words.autofill.openPractice}
          </a>
        </div>
      )}
      {account.signIn === "password" ? (
        <PasswordFields account={account} missing={missing} onChange={onChange} />
      ) : null}
    </div>
  );
}

/** Who the program signs in as. */
function PasswordFields({ account, missing, onChange }: Omit<FieldsProps, "info">) {
  const { words } = useLanguage();
  return (
    <>
      <TextInput
        label={words.autofill.login}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        inputMode="email"
        error={missing.includes("noLogin")}
        value={account.login}
        onChange={(event) => onChange({ login: event.currentTarget.value })}
      />
      <SecretField account={account} missing={missing} onChange={onChange} />
      <details className="company" open={account.company !== "" ? true : undefined}>
        <summary>{words.autofill.companyOpen}</summary>
        <TextInput
          label={words.autofill.company}
          description={words.autofill.companyNote}
          autoComplete="off"
          value={account.company}
          onChange={(event) => onChange({ company: event.currentTarget.value })}
        />
      </details>
    </>
  );
}

function SecretField({ account, missing, onChange }: Omit<FieldsProps, "info">) {
  const { words } = useLanguage();
  const [visible, setVisible] = useState(false);
  return (
    <PasswordInput
      visible={visible}
      onVisibilityChange={setVisible}
      label={words.autofill.password}
      autoComplete="off"
      error={missing.includes("noPassword")}
      value={account.password}
      onChange={(event) => onChange({ password: event.currentTarget.value })}
      visibilityToggleButtonProps={{
        "aria-label": visible ? words.autofill.hidePassword : words.autofill.showPassword,
        "aria-hidden": false,
        tabIndex: 0,
      }}
    />
  );
}
