import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { ServiceInfo } from "@jobcan-automation/contract";
import { useLanguage } from "../../../i18n/language.tsx";
import type { Account } from "../../../state/account.ts";

interface OptionFieldsProps {
  account: Account;
  info: ServiceInfo | undefined;
  onChange: (part: Partial<Account>) => void;
}

const delaysMs = [500, 1000, 2000, 5000];

/** How the days are entered; every option has a default. */
export function OptionFields({ account, info, onChange }: OptionFieldsProps) {
  const { words } = useLanguage();
  const label = words.autofill;
  return (
    <div className="fields">
      <Checkbox
        label={label.plan}
        description={label.planNote}
        checked={account.mode === "plan"}
        onChange={(event) => onChange({ mode: event.currentTarget.checked ? "plan" : "fill" })}
      />
      <details className="more-options">
        <summary>{words.autofill.moreOptions}</summary>
        <div className="fields">
          <TextInput
            label={label.defaultNote}
            description={label.defaultNoteHint}
            maxLength={500}
            value={account.defaultNote}
            onChange={(event) => onChange({ defaultNote: event.currentTarget.value })}
          />
          <TextInput
            label={label.group}
            description={label.groupHint}
            maxLength={100}
            value={account.group}
            onChange={(event) => onChange({ group: event.currentTarget.value })}
          />
          <NativeSelect
            label={label.delay}
            value={account.delayMs}
            onChange={(event) => onChange({ delayMs: event.currentTarget.value })}
            data={[
              { value: "", label: label.delayDefault((info?.punchDelayMs ?? 300) / 1000) },
              ...delaysMs.map((ms) => ({ value: String(ms), label: label.delaySecs(ms / 1000) })),
            ]}
          />
          <Checkbox
            label={label.holidays}
            description={label.holidaysHint}
            checked={account.includeHolidays}
            onChange={(event) => onChange({ includeHolidays: event.currentTarget.checked })}
          />
          <Checkbox
            label={label.unreadLeave}
            description={label.unreadLeaveHint}
            checked={account.enterUnreadLeave}
            onChange={(event) => onChange({ enterUnreadLeave: event.currentTarget.checked })}
          />
        </div>
      </details>
    </div>
  );
}
