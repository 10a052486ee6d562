import { Button, Checkbox } from "@mantine/core";
import type { ColumnRole } from "@jobcan-automation/contract";
import { useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import type { DraftChange } from "../../../state/change-draft.ts";
import { rowsToSend, type Draft } from "../../../state/draft.ts";
import { gridStop, useGridKeys } from "./grid-keys.ts";
import { GridLine } from "./grid-line.tsx";
import { gridColumns, type GridRow } from "./grid-rows.ts";
import "./row-grid.css";

interface RowGridProps {
  draft: Draft;
  rows: GridRow[];
  onlyIssues: boolean;
  onChange: (change: DraftChange) => void;
}

const rowsAtFirst = 62;

/** The sheet's rows with editable cells and findings. Shows two months at first, more on request. */
export function RowGrid({ draft, rows, onlyIssues, onChange }: RowGridProps) {
  const { words } = useLanguage();
  const [showAll, setShowAll] = useState(false);
  const matching = onlyIssues ? rows.filter((row) => row.issues.length > 0) : rows;
  const shown = showAll ? matching : matching.slice(0, rowsAtFirst);
  const columns = gridColumns(draft);
  const keys = useGridKeys();
  return (
    <>
      <div className="grid-frame">
        <table
          {...keys}
          className={`grid${columns.length > 4 ? " is-wide" : ""}`}
          aria-labelledby="sheet-title"
        >
          <GridHead draft={draft} columns={columns} onChange={onChange} />
          <tbody>
            {shown.map((row) => (
              <GridLine key={row.key} row={row} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === matching.length ? null : (
        <Button variant="default" size="sm" onClick={() => setShowAll(true)}>
          {words.autofill.showMore(matching.length - shown.length)}
        </Button>
      )}
    </>
  );
}

interface GridHeadProps extends Pick<RowGridProps, "draft" | "onChange"> {
  columns: readonly ColumnRole[];
}

function GridHead({ draft, columns, onChange }: GridHeadProps) {
  const { words, sentences } = useLanguage();
  const chosen = rowsToSend(draft).length;
  const good = draft.checked.rows.length;
  return (
    <thead>
      <tr>
        <th scope="col" className="grid-choose">
          <Checkbox
            {...gridStop}
            size="sm"
            aria-label={words.autofill.selectAll}
            checked={good > 0 && chosen === good}
            indeterminate={chosen > 0 && chosen < good}
            disabled={good === 0}
            onChange={(event) =>
              onChange({ type: "choose_all", chosen: event.currentTarget.checked })
            }
          />
        </th>
        <th scope="col" className="grid-number">
          {words.autofill.rowNumber}
        </th>
        {columns.map((role) => (
          <th key={role} scope="col" className={`grid-${role}`}>
            {sentences.columnRoles[role]}
          </th>
        ))}
        <th scope="col" className="grid-hours">
          {words.autofill.hours}
        </th>
        <th scope="col" className="grid-state">
          {words.autofill.status}
        </th>
      </tr>
    </thead>
  );
}
