import { NativeSelect } from "@mantine/core";
import type { MonthReading } from "@jobcan-automation/contract";
import { useLanguage } from "../../../i18n/language.tsx";

interface MonthFieldProps {
  reading: MonthReading | undefined;
  onChoose: (month: string) => void;
}

/** The month of days that do not say it: to be chosen where the sheet has none, else to be changed. */
export function MonthField({ reading, onChoose }: MonthFieldProps) {
  const { words } = useLanguage();
  if (reading === undefined) return null;
  const isNeeded = reading.kind === "needed";
  const months = reading.candidates.map((value) => ({ value, label: words.autofill.month(value) }));
  return (
    <NativeSelect
      className="month-field"
      size="sm"
      label={words.autofill.monthLabel}
      description={
        isNeeded
          ? words.autofill.monthNeeded
          : words.autofill.monthRead(words.autofill.month(reading.month))
      }
      value={isNeeded ? "" : reading.month}
      onChange={(event) => {
        const month = event.currentTarget.value;
        if (month !== "") onChoose(month);
      }}
      data={isNeeded ? [{ value: "", label: words.autofill.mapPick }, ...months] : months}
    />
  );
}
