import type { ReceiptLabels } from "@jobcan-automation/workbook";
import { catalogues, reasonSentence, type Language } from "@jobcan-automation/sentences";

/** The words of a receipt file: those that page and command line use of the same day. */
export function receiptLabels(language: Language): ReceiptLabels {
  const sentences = catalogues[language];
  const { columnRoles, outcomes, punchKinds, receiptColumns } = sentences;
  const { date, start, end, note } = columnRoles;
  const [, held, result, reason] = receiptColumns;
  return {
    headings: { date, start, end, note, result, held, reason },
    outcome: ({ outcome }) => (outcome === undefined ? "" : outcomes[outcome]),
    reason: (record) => reasonSentence(sentences, record),
    punch(punch, time) {
      const awaiting = punch.pending ? outcomes.awaiting_approval : "";
      const marks = [punch.place ?? "", punch.note ?? "", awaiting].filter((mark) => mark !== "");
      return `${punchKinds[punch.kind]} ${time}${marks.length === 0 ? "" : ` (${marks.join(", ")})`}`;
    },
  };
}
