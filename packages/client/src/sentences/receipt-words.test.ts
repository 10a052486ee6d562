import { dayOutcomes, dayReasons, punchKinds } from "@jobcan-automation/contract";
import type { DayRecord } from "@jobcan-automation/contract";
import { receiptLabels } from "@jobcan-automation/server/receipt-labels";
import { expect, test } from "vitest";
import { catalogues, languages, tellReason } from "./index.ts";

const day: DayRecord = { date: "2026-11-02", row: 2, wanted: [], note: "", sent: [] };

test.each(languages)("a receipt says of a day what the page says of it (%s)", (language) => {
  const sentences = catalogues[language];
  const labels = receiptLabels(language);

  for (const outcome of dayOutcomes) {
    expect(labels.outcome({ ...day, outcome })).toBe(sentences.outcomes[outcome]);
  }
  for (const reason of dayReasons) {
    for (const facts of [{}, { siteText: "備考必須" }]) {
      const record = { ...day, reason, facts };
      expect(labels.reason(record)).toBe(tellReason(sentences, record));
    }
  }
});

test.each(languages)("its columns and punches are named alike (%s)", (language) => {
  const { columnRoles, outcomes, punchKinds: names, receiptColumns } = catalogues[language];
  const labels = receiptLabels(language);
  const { headings } = labels;
  const { date, start, end, note } = columnRoles;

  expect(headings).toMatchObject({ date, start, end, note });
  expect([headings.held, headings.result, headings.reason]).toEqual(receiptColumns.slice(1));
  for (const kind of punchKinds) {
    const held = { kind, timeMin: 540, pending: true };
    expect(labels.punch(held, "09:00")).toBe(
      `${names[kind]} 09:00 (${outcomes.awaiting_approval})`,
    );
  }
});
