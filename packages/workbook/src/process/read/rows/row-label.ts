import { toPlainText } from "@jobcan-automation/timesheet";
import type { HourKind } from "../columns/parse-head.ts";
import type { BlockReading, SourceRow } from "./row-reader.ts";

/** What the hours of a row are, where a cell beside them says it. */
export interface RowLabel {
  kind: HourKind;
  text: string;
}

/** The first word beside a row's hours that says what they are. */
export function rowLabel({ cells }: SourceRow, reading: BlockReading): RowLabel | undefined {
  const mapped = new Set(Object.values(reading.mapping));
  for (const [column, { text }] of cells) {
    if (column < reading.from || column >= reading.to || mapped.has(column)) continue;
    const kind = text.length > maxLabelChars ? undefined : labelKind(text);
    if (kind) return { kind, text: text.trim() };
  }
  return undefined;
}

/** The kind of hours that a cell alone names; undefined for any other text. */
function labelKind(text: string): HourKind | undefined {
  const plain = toPlainText(text)
    .toLowerCase()
    .replaceAll(/[()[\]【】「」:]/g, "");
  return labels.find(({ words }) => words.test(plain))?.kind;
}

const labels: readonly { kind: HourKind; words: RegExp }[] = [
  {
    kind: "planned",
    words: /^(?:勤務)?(?:予定|計画|シフト)(?:時間|時刻)?$|^予$|^(?:plan(?:ned)?|scheduled?|shift)$/,
  },
  { kind: "contract", words: /^(?:契約|所定|定時|基本|標準)(?:時間|時刻|勤務)?$|^contract$/ },
  { kind: "applied", words: /^(?:残業|早出)?(?:申請|希望)(?:時間)?$|^(?:applied|requested)$/ },
  { kind: "overtime", words: /^(?:残業|早出|時間外|深夜)(?:時間)?$|^overtime$/ },
  { kind: "outing", words: /^(?:外出|中抜け?|移動)(?:時間)?$/ },
  { kind: "break", words: /^(?:休憩|昼休み?|中休み?)(?:時間)?\d?$|^(?:break|lunch)$/ },
  {
    kind: "actual",
    words:
      /^(?:勤務)?(?:実績|実働|実際|実勤務|実施|確定)(?:時間|時刻)?$|^実$|^(?:actual|worked|result)s?$/,
  },
  { kind: "raw", words: /^(?:打刻)(?:時間|時刻)?$|^(?:punch|raw)(?:es)?$/ },
];

const maxLabelChars = 12;
