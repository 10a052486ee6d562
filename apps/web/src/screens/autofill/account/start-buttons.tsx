import { Button } from "@mantine/core";
import { correctionsOf } from "@jobcan-automation/timesheet";
import { useLanguage } from "../../../i18n/language.tsx";
import type { Account } from "../../../state/account.ts";
import { type Draft, onlyFirstDay, rowsToSend } from "../../../state/draft.ts";
import { BeforeRecording } from "../../../shared/notices/before-recording.tsx";

interface StartButtonsProps {
  account: Account;
  draft: Draft | undefined;
  /** Say first what entering sets off. */
  isAsking: boolean;
  sending: boolean;
  onStart: (draft: Draft) => void;
}

/** The button that submits the form, or in its place what entering sets off and the choices. */
export function StartButtons({ account, draft, isAsking, sending, onStart }: StartButtonsProps) {
  const { words } = useLanguage();
  const rows = draft === undefined ? [] : rowsToSend(draft);
  if (!isAsking || draft === undefined || rows.length === 0) {
    return (
      <Button type="submit" size="md" fullWidth loading={sending}>
        {startLabel(words.autofill, account, rows.length)}
      </Button>
    );
  }
  return (
    <BeforeRecording
      corrections={correctionsOf(rows)}
      days={rows.length}
      sending={sending}
      onAll={() => onStart(draft)}
      onFirstDay={() => onStart(onlyFirstDay(draft))}
    />
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
