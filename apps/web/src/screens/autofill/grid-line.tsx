import { Checkbox } from "@mantine/core";
import { issueSentence } from "@jobcan-automation/sentences";
import type { TimesheetIssue } from "@jobcan-automation/contract";
import { memo } from "react";
import { useSpeech } from "../../i18n/language.tsx";
import { Icon, type IconName } from "../../shared/icon.tsx";
import { Tag } from "../../shared/tag.tsx";
import type { DraftChange } from "./draft.ts";
import { GridCellInput } from "./grid-cell-input.tsx";
import type { GridRow } from "./grid-rows.ts";

interface GridLineProps {
  row: GridRow;
  onChange: (change: DraftChange) => void;
}

/** One row of the sheet, with its findings on a line of their own. */
export const GridLine = memo(function GridLine({ row, onChange }: GridLineProps) {
  const { words, sentences } = useSpeech();
  const issuesId = `row-${row.key}-issues`;
  return (
    <>
      <tr className={`grid-row is-${row.state}${row.chosen ? "" : " is-left-out"}`}>
        <td className="grid-choose">
          <Checkbox
            size="sm"
            aria-label={words.autofill.selectRow(row.row)}
            checked={row.chosen}
            disabled={row.state === "fix" || row.state === "off"}
            onChange={(event) =>
              onChange({ type: "choose_row", place: row, chosen: event.currentTarget.checked })
            }
          />
        </td>
        <td className="grid-number">{row.row}</td>
        {row.cells.map((cell) => (
          <td
            key={cell.role}
            className={`grid-${cell.role}`}
            data-label={sentences.columnRoles[cell.role]}
          >
            <GridCellInput
              cell={cell}
              describedBy={row.issues.length === 0 ? undefined : issuesId}
              onCommit={(text) =>
                onChange({
                  type: "edit",
                  edit: { row: row.row, block: row.block, role: cell.role, text },
                })
              }
            />
            {cell.role === "date" && row.weekday !== undefined ? (
              <span className={`weekday weekday-${row.weekday}`}>
                {words.weekdays[row.weekday]}
              </span>
            ) : null}
          </td>
        ))}
        <td className="grid-state">
          <RowState row={row} />
        </td>
      </tr>
      {row.issues.length === 0 ? null : (
        <tr className={`grid-issues is-${row.state}`}>
          <td colSpan={row.cells.length + 3}>
            <ul id={issuesId}>
              {row.issues.map((issue) => (
                <IssueLine
                  key={`${issue.cell}${issue.code}${issue.value}`}
                  issue={issue}
                  onChange={onChange}
                />
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
});

function RowState({ row }: { row: GridRow }) {
  const { words } = useSpeech();
  const label = words.autofill;
  if (row.state === "fix")
    return (
      <Tag tone="bad" icon="cross">
        {label.fix}
      </Tag>
    );
  if (!row.chosen && !row.doubtful)
    return (
      <Tag tone="quiet" icon="dash">
        {label.left}
      </Tag>
    );
  if (row.state === "check")
    return (
      <Tag tone="warn" icon="alert">
        {label.check}
      </Tag>
    );
  const isEdited = row.cells.some((cell) => cell.edited);
  return (
    <Tag tone="ok" icon={isEdited ? "edit" : "check"}>
      {isEdited ? label.edited : label.good}
    </Tag>
  );
}

const issueIcons: Record<TimesheetIssue["level"], IconName> = {
  error: "cross",
  warning: "alert",
  info: "info",
};

/** One finding, with the button that mends it where there is a suggestion. */
export function IssueLine({
  issue,
  onChange,
}: {
  issue: TimesheetIssue;
  onChange: (change: DraftChange) => void;
}) {
  const { words, sentences } = useSpeech();
  const { suggestion, role, row, block } = issue;
  return (
    <li className={`issue issue-${issue.level}`}>
      <Icon name={issueIcons[issue.level]} size={15} />
      <span>
        {issueSentence(sentences, issue)}{" "}
        {suggestion === undefined || role === undefined || issue.level === "info" ? null : (
          <button
            type="button"
            className="link-button"
            onClick={() => onChange({ type: "edit", edit: { row, block, role, text: suggestion } })}
          >
            {words.autofill.apply(suggestion)}
          </button>
        )}
      </span>
    </li>
  );
}
