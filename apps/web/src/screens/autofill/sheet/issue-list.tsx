import { issueSentence } from "@jobcan-automation/sentences";
import type { TimesheetIssue } from "@jobcan-automation/contract";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import type { TagStyle } from "../../../shared/tag.tsx";
import type { DraftChange } from "../../../state/draft.ts";

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
  onChange: (change: DraftChange) => void;
}

/** Issues of the sheet, each with a button that applies its suggestion, if any. */
export function IssueList({ id, className, issues, onChange }: IssuesProps) {
  return (
    <ul id={id} className={className}>
      {issues.map((issue) => (
        <IssueLine
          key={`${issue.cell}${issue.code}${issue.value}`}
          issue={issue}
          onChange={onChange}
        />
      ))}
    </ul>
  );
}

interface IssueLineProps {
  issue: TimesheetIssue;
  onChange: (change: DraftChange) => void;
}

function IssueLine({ issue, onChange }: IssueLineProps) {
  const { words, sentences } = useLanguage();
  const { suggestion, role, row, block, level } = issue;
  return (
    <li className={`issue issue-${level}`}>
      <Icon name={issueStyles[level].icon} size={15} />
      <span>
        {issueSentence(sentences, issue)}{" "}
        {suggestion === undefined || role === undefined || level === "info" ? null : (
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
