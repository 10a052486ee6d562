import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useSession, withSheet } from "../../../state/session.tsx";
import { useSpeech } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { ProblemNotice } from "../../../shared/problem-notice.tsx";
import { SectionTitle } from "../../../shared/section-title.tsx";
import { Tag } from "../../../shared/tag.tsx";
import { ColumnChooser } from "../columns/column-chooser.tsx";
import {
  changeDraft,
  rowsToSend,
  suggestedEdits,
  type Draft,
  type DraftChange,
} from "../../../state/draft.ts";
import { IssueLine } from "./grid-line.tsx";
import { countIssues, gridRows, sheetIssues } from "./grid-rows.ts";
import { RowGrid } from "./row-grid.tsx";
import { useWorkbook } from "../upload/use-workbook.ts";

/** The uploaded sheet: what was found in it, and its rows to correct and choose. */
export function SheetReview({ draft }: { draft: Draft }) {
  const { words } = useSpeech();
  const { setSession } = useSession();
  const { reread, chooseColumns } = useWorkbook();
  const [onlyIssues, setOnlyIssues] = useState(false);
  const shown = gridRows(draft);
  const rows = shown.filter(({ state }) => state !== "off");
  const suggested = suggestedEdits(draft).length;
  const change = (one: DraftChange) =>
    setSession((session) =>
      session.draft ? { ...session, draft: changeDraft(session.draft, one) } : session,
    );
  const { sheet } = draft;
  const problem = reread.failureReason ?? reread.error;
  return (
    <>
      <SectionTitle id="sheet-title" number={1} title={words.autofill.sheet} />
      <FileBar draft={draft} onSheet={(name) => reread.mutate({ sheet: name })} />
      {problem === null ? null : <ProblemNotice error={problem} />}
      <ColumnChooser
        key={`${draft.preview.uploadId}:${sheet?.name ?? ""}`}
        draft={draft}
        busy={reread.isPending}
        onChoose={chooseColumns}
      />
      {sheet === undefined ? null : (
        <>
          <Findings draft={draft} />
          <SheetIssues draft={draft} onChange={change} />
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
            {suggested < 2 ? null : (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => change({ type: "take_suggestions" })}
              >
                {words.autofill.applyAll(suggested)}
              </Button>
            )}
            {draft.edited.size === 0 ? null : (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => change({ type: "undo_edits" })}
              >
                {words.autofill.undoAll}
              </Button>
            )}
          </div>
          <RowGrid draft={draft} rows={shown} onlyIssues={onlyIssues} onChange={change} />
        </>
      )}
    </>
  );
}

function FileBar({ draft, onSheet }: { draft: Draft; onSheet: (name: string) => void }) {
  const { words } = useSpeech();
  const { setSession } = useSession();
  const { sheets, sheet, headersToMap } = draft.preview.workbook;
  const forget = () => setSession((session) => withSheet(session));
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
          value={sheet?.name ?? headersToMap?.name ?? ""}
          onChange={(event) => onSheet(event.currentTarget.value)}
          data={sheets.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? `${name}${words.autofill.hiddenSheet}` : name,
          }))}
        />
      )}
      <Button variant="default" size="xs" onClick={forget}>
        {words.autofill.changeFile}
      </Button>
    </div>
  );
}

/** What there is to say of the sheet as a whole, above its rows. */
function SheetIssues({
  draft,
  onChange,
}: {
  draft: Draft;
  onChange: (change: DraftChange) => void;
}) {
  const issues = sheetIssues(draft);
  return issues.length === 0 ? null : (
    <ul className="sheet-issues">
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

function Findings({ draft }: { draft: Draft }) {
  const { words } = useSpeech();
  const counts = countIssues(draft);
  const unlisted = draft.checked.issueCount - draft.checked.issues.length;
  return (
    <output className="findings">
      {draft.checked.issueCount === 0 ? (
        <Tag tone="ok" icon="check">
          {words.autofill.noIssues}
        </Tag>
      ) : null}
      {counts.error === 0 ? null : (
        <Tag tone="bad" icon="cross">
          {words.autofill.errors(counts.error)}
        </Tag>
      )}
      {counts.warning === 0 ? null : (
        <Tag tone="warn" icon="alert">
          {words.autofill.warnings(counts.warning)}
        </Tag>
      )}
      {counts.info === 0 ? null : (
        <Tag tone="info" icon="info">
          {words.autofill.infos(counts.info)}
        </Tag>
      )}
      {unlisted > 0 ? <span className="dim">{words.autofill.moreIssues(unlisted)}</span> : null}
    </output>
  );
}
