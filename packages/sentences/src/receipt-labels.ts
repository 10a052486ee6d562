import type { DayRecord, HeldPunch } from "@jobcan-automation/contract";
import type { Sentences } from "./sentences.ts";
import { reasonSentence } from "./to-sentence.ts";

/** The words of a receipt file: those that page and command line use of the same day. */
export function receiptLabels(sentences: Sentences) {
  const { columnRoles, outcomes, punchKinds, receiptColumns } = sentences;
  const { date, start, end, note } = columnRoles;
  const [, held, result, reason] = receiptColumns;
  return {
    headings: { date, start, end, note, result, held, reason },
    outcome: ({ outcome }: DayRecord) => (outcome === undefined ? "" : outcomes[outcome]),
    reason: (record: DayRecord) => reasonSentence(sentences, record),
    punch(punch: HeldPunch, time: string) {
      const awaiting = punch.pending ? outcomes.awaiting_approval : "";
      const marks = [punch.place ?? "", punch.note ?? "", awaiting].filter((mark) => mark !== "");
      return `${punchKinds[punch.kind]} ${time}${marks.length === 0 ? "" : ` (${marks.join(", ")})`}`;
    },
  };
}
