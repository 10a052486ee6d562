import { issueSentence } from "@jobcan-automation/sentences";
import type { TimesheetIssue } from "@jobcan-automation/contract";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import type { TagStyle } from "../../../shared/tags/tag.tsx";
import type { DraftChange } from "../../../state/change-draft.ts";
import { focusCell, gridStop } from "./grid-keys.ts";

/** How issues of each level are shown. */
export const issueStyles: Record<TimesheetIssue["level"], TagStyle> = {
  error: { tone: "bad", icon: "cross" },
  warning: { tone: "warn", icon: "alert" },
  info: { tone: "info", icon: "info" },
};

interface IssuesProps {
  /** Of the list, so that inputs can refer to it. */
  id?: string;
  className?: string;
  issues: readonly TimesheetIssue[];
  /** Its buttons are stops of the grid around it. */
  inGrid?: boolean;
  onChange: (change: DraftChange) => void;
}

/** Issues of the sheet, each with a button that applies its suggestion, if any. */
export function IssueList({ id, className, issues, inGrid = false, onChange }: IssuesProps) {
  return (
    <ul id={id} className={className}>
      {issues.map((issue) => (
        <IssueLine
          key={`${issue.cell}${issue.code}${issue.value}`}
          issue={issue}
          inGrid={inGrid}
          onChange={onChange}
        />
      ))}
    </ul>
  );
}

interface IssueLineProps {
  issue: TimesheetIssue;
  inGrid: boolean;
  onChange: (change: DraftChange) => void;
}

function IssueLine({ issue, inGrid, onChange }: IssueLineProps) {
  const { words, sentences } = useLanguage();
  const { suggestion, role, row, block, level } = issue;
  return (
    <li className={`issue issue-${level}`}>
      <Icon name={issueStyles[level].icon} size={15} />
      <span>
        {issueSentence(sentences, issue)}{" "}
        {suggestion === undefined || role === undefined || level === "info" ? null : (
          <button
            {...(inGrid ? gridStop : {})}
            type="button"
            className="link-button"
            onClick={({ currentTarget }) => {
              if (inGrid) focusCell(currentTarget, issue.cell);
              onChange({ type: "edit", edit: { row, block, role, text: suggestion } });
            }}
          >
            {words.autofill.apply(suggestion)}
          </button>
        )}
      </span>
    </li>
  );
}
