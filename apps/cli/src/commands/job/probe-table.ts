import type { ProbeReport } from "@jobcan-automation/contract";
import { probeLines, probeSummary, type Sentences } from "@jobcan-automation/sentences";
import { fitTable } from "../../terminal/format-table.ts";
import { wrapText } from "../../terminal/text-width.ts";

/** What a connection test found, subject by subject, with what it comes to under it; "" where nothing was read. */
export function probeTable(report: ProbeReport, sentences: Sentences, columns: number): string {
  const { states, columns: head } = sentences.probe;
  const lines = probeLines(sentences, report);
  if (lines.length === 0) return "";
  const rows = lines.map(({ label, state, text }) => [label, states[state], text]);
  const summary = probeSummary(sentences, report);
  return [fitTable(head, rows, columns), "", ...wrapText(summary, columns), ""].join("\n");
}
