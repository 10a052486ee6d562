import { Button, NativeSelect } from "@mantine/core";
import type { ColumnMapping, ColumnRole } from "@jobcan-automation/contract";
import { columnLetters } from "@jobcan-automation/timesheet";
import { useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Notice } from "../../../shared/notices/notice.tsx";
import type { Draft } from "../../../state/draft.ts";
import {
  columnsToChoose,
  mappingOf,
  pairsToChoose,
  sourceOf,
  type ChosenColumns,
  type ColumnChoice,
  type ColumnPair,
  type Headers,
} from "./chosen-columns.ts";
import "./column-chooser.css";

interface ColumnChooserProps {
  draft: Draft;
  busy: boolean;
  onChoose: (choice: ColumnChoice) => void;
}

/** Chooses the columns: required where the headings do not identify them, optional otherwise. */
export function ColumnChooser({ draft, busy, onChoose }: ColumnChooserProps) {
  const { words } = useLanguage();
  const source = sourceOf(draft);
  const [chosen, setChosen] = useState<ChosenColumns>(() => source?.mapping ?? {});
  if (source === undefined) return <Notice tone="warn" title={words.autofill.empty} />;
  const mapping = mappingOf(chosen);
  const unclear = unclearPairs(draft);
  const form = (
    <form
      className="columns-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (mapping !== undefined) onChoose({ ...source, mapping });
      }}
    >
      <div className="columns-fields">
        {columnsToChoose.map((role) => (
          <ColumnField
            key={role}
            role={role}
            headers={source.headers}
            value={chosen[role]}
            onChange={(column) => setChosen((before) => ({ ...before, [role]: column }))}
          />
        ))}
      </div>
      <Button type="submit" size="sm" disabled={mapping === undefined} loading={busy}>
        {words.autofill.mapApply}
      </Button>
    </form>
  );
  if (draft.sheet === undefined) {
    return (
      <div className="columns-needed">
        <Notice tone="warn" title={words.autofill.mapTitle}>
          {unclear.length === 0 ? words.autofill.mapLead : words.autofill.mapUnclear(unclear)}
        </Notice>
        <PairButtons
          pairs={pairsToChoose(draft)}
          busy={busy}
          onChoose={(pair) => onChoose({ ...source, mapping: pair })}
        />
        {form}
      </div>
    );
  }
  return (
    <details className="columns-more">
      <summary>{words.autofill.mapChange}</summary>
      {form}
    </details>
  );
}

/** Pairs of columns between which the headings do not decide, as letters: "B・C". */
function unclearPairs({ preview }: Draft): string[] {
  const pairs = preview.workbook.headersToMap?.unclear ?? [];
  return pairs.map((letters) => letters.join("・"));
}

interface PairButtonsProps {
  pairs: readonly ColumnPair[];
  busy: boolean;
  onChoose: (mapping: ColumnMapping) => void;
}

/** One button for each pair of columns, with its headings and first values. */
function PairButtons({ pairs, busy, onChoose }: PairButtonsProps) {
  const { words } = useLanguage();
  if (pairs.length === 0) return null;
  return (
    <ul className="column-pairs">
      {pairs.map(({ letters, columns, mapping }) => (
        <li key={letters.join("")}>
          <Button variant="default" size="sm" loading={busy} onClick={() => onChoose(mapping)}>
            {words.autofill.mapUsePair(letters)}
          </Button>
          <div className="small">
            {columns.map(({ column, text, samples }) => (
              <p key={column}>
                {words.autofill.column(columnLetters(column), text)}{" "}
                <span className="dim">{samples?.join("、")}</span>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

interface ColumnFieldProps {
  role: ColumnRole;
  headers: Headers;
  value: number | undefined;
  onChange: (column: number | undefined) => void;
}

function ColumnField({ role, headers, value, onChange }: ColumnFieldProps) {
  const { words, sentences } = useLanguage();
  const isNeeded = role === "date" || role === "start" || role === "end";
  const samples = headers.find(({ column }) => column === value)?.samples;
  return (
    <NativeSelect
      size="sm"
      label={sentences.columnRoles[role]}
      required={isNeeded}
      description={samples === undefined ? undefined : words.autofill.mapSamples(samples)}
      inputWrapperOrder={["label", "input", "description"]}
      value={value === undefined ? "" : String(value)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        onChange(text === "" ? undefined : Number(text));
      }}
      data={[
        { value: "", label: isNeeded ? words.autofill.mapPick : words.autofill.mapNone },
        ...headers.map(({ column, text, samples: values = [] }) => ({
          value: String(column),
          // The values of the chosen one stand below the field.
          label: [
            words.autofill.column(columnLetters(column), text),
            ...(column === value ? [] : values),
          ].join("  "),
        })),
      ]}
    />
  );
}
