import { suggestedEdits } from "@jobcan-automation/timesheet";
import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useSession, withSheet } from "../../../state/session.tsx";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { ProblemNotice } from "../../../shared/notices/problem-notice.tsx";
import { SectionTitle } from "../../../shared/section-title.tsx";
import { Tag } from "../../../shared/tags/tag.tsx";
import { useArrivalFocus } from "../../../shared/keyboard/use-arrival-focus.ts";
import { ColumnChooser } from "../columns/column-chooser.tsx";
import { changeDraft, type DraftChange } from "../../../state/change-draft.ts";
import { rowsToSend, type Draft } from "../../../state/draft.ts";
import { countIssues, gridRows, sheetIssues } from "./grid-rows.ts";
import { IssueList, issueStyles } from "./issue-list.tsx";
import { MonthField } from "./month-field.tsx";
import { PersonField } from "./person-field.tsx";
import { RowGrid } from "./row-grid.tsx";
import { SheetSum } from "./sheet-sum.tsx";
import { SheetOffers } from "../upload/sheet-offers.tsx";
import { useWorkbook } from "../upload/use-workbook.ts";
import "./sheet-review.css";

/** The uploaded sheet: its issues, and its rows to correct and choose. */
export function SheetReview({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const { setSession } = useSession();
  const { reread, chooseColumns } = useWorkbook();
  const title = useArrivalFocus<HTMLHeadingElement>(draft.preview.uploadId);
  const change = useCallback(
    (by: DraftChange) =>
      setSession((session) =>
        session.draft ? { ...session, draft: changeDraft(session.draft, by) } : session,
      ),
    [setSession],
  );
  return (
    <>
      <SectionTitle ref={title} id="sheet-title" number={1} title={words.autofill.sheet} />
      <FileBar draft={draft} onSheet={(name) => reread.mutate({ sheet: name })} />
      <SheetOffers
        draft={draft}
        busy={reread.isPending}
        onSheet={(name) => reread.mutate({ sheet: name })}
      />
      <ProblemNotice call={reread} />
      <ColumnChooser
        key={`${draft.preview.uploadId}:${draft.sheet?.name ?? ""}`}
        draft={draft}
        busy={reread.isPending}
        onChoose={chooseColumns}
      />
      <PersonField
        people={draft.sheet?.people ?? []}
        person={draft.preview.person}
        onChoose={(person) =>
          isSheet(draft, person)
            ? reread.mutate({ sheet: person })
            : change({ type: "choose_person", person })
        }
      />
      {draft.sheet === undefined ? null : <Rows draft={draft} onChange={change} />}
    </>
  );
}

/** True where the people are the names of sheets. */
function isSheet({ preview }: Draft, name: string): boolean {
  return preview.workbook.sheets.some((sheet) => sheet.name === name);
}

function FileBar({ draft, onSheet }: { draft: Draft; onSheet: (name: string) => void }) {
  const { words } = useLanguage();
  const { setSession } = useSession();
  const { sheets, sheet, headersToMap } = draft.preview.workbook;
  const isAsked = sheet?.monthSheets !== undefined;
  const choices = sheets.map(({ name, hidden }) => ({
    value: name,
    label: hidden ? `${name}${words.autofill.hiddenSheet}` : name,
  }));
  return (
    <div className="file-bar">
      <span className="file-name">
        <Icon name="file" />
        <span>{draft.preview.fileName}</span>
      </span>
      {sheets.length < 2 ? null : (
        <NativeSelect
          size="xs"
          aria-label={words.autofill.sheetChoice}
          value={isAsked ? "" : (sheet?.name ?? headersToMap?.name ?? "")}
          onChange={(event) => onSheet(event.currentTarget.value)}
          data={isAsked ? [{ value: "", label: words.autofill.mapPick }, ...choices] : choices}
        />
      )}
      <Button
        variant="default"
        size="xs"
        onClick={() => setSession((session) => withSheet(session))}
      >
        {words.autofill.changeFile}
      </Button>
    </div>
  );
}

interface RowsProps {
  draft: Draft;
  onChange: (change: DraftChange) => void;
}

function Rows({ draft, onChange }: RowsProps) {
  const { words } = useLanguage();
  const [onlyIssues, setOnlyIssues] = useState(false);
  // What is typed beside the sheet draws this again: the rows stay the same ones, so that no line is.
  const shown = useMemo(() => gridRows(draft), [draft]);
  const rows = shown.filter(({ state }) => state !== "off");
  const issues = sheetIssues(draft);
  return (
    <>
      <MonthField
        reading={draft.checked.month}
        onChoose={(month) => onChange({ type: "choose_month", month })}
      />
      <IssueCounts draft={draft} />
      {issues.length === 0 ? null : (
        <IssueList className="sheet-issues" issues={issues} onChange={onChange} />
      )}
      <div className="grid-tools">
        <div className="grid-count">
          <output>{words.autofill.rows(rowsToSend(draft).length, rows.length)}</output>
          <p className="dim small">{words.autofill.editHint}</p>
        </div>
        <Checkbox
          size="sm"
          label={words.autofill.onlyIssues}
          checked={onlyIssues}
          onChange={(event) => setOnlyIssues(event.currentTarget.checked)}
        />
        <EditTools draft={draft} onChange={onChange} />
      </div>
      <SheetSum draft={draft} rows={rows} />
      <RowGrid draft={draft} rows={shown} onlyIssues={onlyIssues} onChange={onChange} />
    </>
  );
}

function EditTools({ draft, onChange }: RowsProps) {
  const { words } = useLanguage();
  const suggested = suggestedEdits(draft.checked.issues).length;
  return (
    <>
      {suggested < 2 ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange({ type: "take_suggestions" })}
        >
          {words.autofill.applyAll(suggested)}
        </Button>
      )}
      {draft.edited.size === 0 ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange({ type: "undo_edits" })}>
          {words.autofill.undoAll}
        </Button>
      )}
    </>
  );
}

const countLabels = { error: "errors", warning: "warnings", info: "infos" } as const;

function IssueCounts({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const counts = countIssues(draft);
  const { issueCount, issues } = draft.checked;
  const unlisted = issueCount - issues.length;
  return (
    <output className="findings">
      {issueCount === 0 ? (
        <Tag tone="ok" icon="check">
          {words.autofill.noIssues}
        </Tag>
      ) : null}
      {(["error", "warning", "info"] as const).map((level) =>
        counts[level] === 0 ? null : (
          <Tag key={level} {...issueStyles[level]}>
            {words.autofill[countLabels[level]](counts[level])}
          </Tag>
        ),
      )}
      {unlisted > 0 ? <span className="dim">{words.autofill.moreIssues(unlisted)}</span> : null}
    </output>
  );
}
