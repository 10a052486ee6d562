import { clockText } from "@jobcan-automation/sentences";
import { daysWithoutEntry } from "@jobcan-automation/timesheet";
import { useLanguage } from "../../../i18n/language.tsx";
import { shortDay } from "../../../shared/text/japan-time.ts";
import type { Draft } from "../../../state/draft.ts";
import type { GridRow } from "./grid-rows.ts";

/** What the chosen days come to, and the weekdays on which the sheet has no hours. */
export function SheetSum({ draft, rows }: { draft: Draft; rows: readonly GridRow[] }) {
  const { words } = useLanguage();
  const chosen = rows.filter(({ chosen: isChosen }) => isChosen);
  const sumMin = chosen.reduce((sum, { workedMin = 0 }) => sum + workedMin, 0);
  const missing = daysWithoutEntry(
    rows.flatMap(({ date }) => date ?? []),
    { today: draft.preview.today, period: draft.sheet?.period },
  );
  const names = missing.map(shortDay);
  return (
    <div className="sheet-sum small">
      {chosen.length === 0 ? null : <p>{words.autofill.sum(clockText(sumMin))}</p>}
      {names.length === 0 ? null : (
        <p className="dim">{words.autofill.withoutEntry(names.slice(0, maxNames), names.length)}</p>
      )}
    </div>
  );
}

const maxNames = 12;
