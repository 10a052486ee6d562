import { Button } from "@mantine/core";
import { useLanguage } from "../../../i18n/language.tsx";
import type { Draft } from "../../../state/draft.ts";
import { offeredSheets } from "./offered-sheets.ts";

interface SheetOffersProps {
  draft: Draft;
  busy: boolean;
  onSheet: (name: string) => void;
}

/** The sheets of this and last month, each in one click, while another one is shown. */
export function SheetOffers({ draft: { preview, sheet }, busy, onSheet }: SheetOffersProps) {
  const { words } = useLanguage();
  const { sheets, headersToMap } = preview.workbook;
  const shown = sheet?.name ?? headersToMap?.name;
  const offered = offeredSheets(sheets, { shown, today: preview.today });
  if (offered.length === 0) return null;
  return (
    <div className="sheet-offers">
      {offered.map(({ name, month }) => (
        <Button key={name} size="sm" variant="light" disabled={busy} onClick={() => onSheet(name)}>
          {month === "this"
            ? words.autofill.offerThisMonth(name)
            : words.autofill.offerLastMonth(name)}
        </Button>
      ))}
    </div>
  );
}
