import { clockText } from "@jobcan-automation/sentences";
import { Checkbox } from "@mantine/core";
import { memo } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Tag, type TagStyle } from "../../../shared/tags/tag.tsx";
import type { DraftChange } from "../../../state/change-draft.ts";
import { GridCellBox } from "./grid-cell.tsx";
import { gridStop } from "./grid-keys.ts";
import type { GridRow } from "./grid-rows.ts";
import { IssueList } from "./issue-list.tsx";

interface GridLineProps {
  row: GridRow;
  onChange: (change: DraftChange) => void;
}

/** A row of the sheet, with its issues on a line of their own. */
export const GridLine = memo(function GridLine({ row, onChange }: GridLineProps) {
  const { words } = useLanguage();
  return (
    <>
      <tr className={`grid-row is-${row.state}${row.chosen ? "" : " is-left-out"}`}>
        <td className="grid-choose">
          <Checkbox
            {...gridStop}
            size="sm"
            aria-label={words.autofill.selectRow(row.place)}
            checked={row.chosen}
            disabled={row.state === "fix" || row.state === "off"}
            onChange={(event) =>
              onChange({ type: "choose_row", place: row, chosen: event.currentTarget.checked })
            }
          />
        </td>
        <td className="grid-number">{row.place}</td>
        {row.cells.map((cell) => (
          <GridCellBox
            key={cell.role}
            cell={cell}
            weekday={row.weekday}
            findings={row.issues.length === 0 ? undefined : issuesId(row)}
            onCommit={(text) =>
              onChange({
                type: "edit",
                edit: { row: row.row, block: row.block, role: cell.role, text },
              })
            }
          />
        ))}
        <td {...gridStop} className="grid-hours">
          {row.workedMin === undefined ? null : clockText(row.workedMin)}
        </td>
        <td {...gridStop} className="grid-state">
          <RowState row={row} />
        </td>
      </tr>
      {row.issues.length === 0 ? null : (
        <tr className={`grid-issues is-${row.state}`}>
          <td colSpan={row.cells.length + 4}>
            <IssueList inGrid id={issuesId(row)} issues={row.issues} onChange={onChange} />
          </td>
        </tr>
      )}
    </>
  );
});

function RowState({ row }: { row: GridRow }) {
  const { words } = useLanguage();
  const { label, ...style } = rowStates[rowStateOf(row)];
  return <Tag {...style}>{words.autofill[label]}</Tag>;
}

const rowStates = {
  fix: { tone: "bad", icon: "cross", label: "fix" },
  left: { tone: "quiet", icon: "dash", label: "left" },
  check: { tone: "warn", icon: "alert", label: "check" },
  edited: { tone: "ok", icon: "edit", label: "edited" },
  good: { tone: "ok", icon: "check", label: "good" },
} as const satisfies Record<string, TagStyle & { label: string }>;

function rowStateOf({ state, chosen, isOpen, cells }: GridRow): keyof typeof rowStates {
  if (state === "fix") return "fix";
  if (!chosen && !isOpen) return "left";
  if (state === "check") return "check";
  return cells.some(({ edited }) => edited) ? "edited" : "good";
}

function issuesId({ key }: GridRow): string {
  return `row-${key}-issues`;
}
