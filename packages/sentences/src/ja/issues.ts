import type { Sentences } from "../sentences.ts";

/** Findings about cells, in Japanese, in the sheet's own terms. */
export const issuesJa: Sentences["issues"] = {
  not_a_date: ({ value }) => `「${value}」は日付として読めません`,
  not_a_time: ({ value }) => `「${value}」は時刻として読めません`,
  ambiguous_time: ({ value }) => `「${value}」は時刻を一つに決められません`,
  no_such_day: ({ value }) => `「${value}」という日はありません`,
  end_not_after_start: () => "終了時刻が開始時刻より後ではありません",
  missing_date: () => "日付がありません",
  missing_start: () => "開始時刻がありません",
  missing_end: () => "終了時刻がありません",
  missing_break_side: () => "休憩の開始と終了は両方必要です",
  break_outside_hours: () => "休憩が勤務時間の外にあります",
  same_day_twice: ({ alsoCells }) => `同じ日が二度あります${cellsOf(alsoCells)}`,
  over_47_59: ({ value }) => `「${value}」は 47:59 を超えています`,
  formula_without_value: () =>
    "数式の計算結果が保存されていません（Excel で開いて保存し直すと入ります）",
  under_30_minutes: () => "勤務が30分未満です",
  over_16_hours: () => "勤務が16時間を超えています",
  future_day: () => "まだ来ていない日です",
  over_one_year_old: () => "1年以上前の日です",
  weekend: () => "土日です",
  holiday: ({ value, suggestion }) => `祝日です（${suggestion ?? value}）`,
  hidden_row: () => "Excel では非表示の行です",
  two_months: ({ value }) => `ほかの行と違う月です（${value}）`,
  overnight_understood: ({ value, suggestion }) =>
    `翌日の時刻として読みました（${value}${suggestion === undefined ? "" : ` → ${suggestion}`}）`,
  formula_value_used: () => "数式の計算結果を使います",
  text_cut: () => "長すぎる文字を途中で切りました",
};

function cellsOf(cells: string[] | undefined): string {
  return cells === undefined || cells.length === 0 ? "" : `（${cells.join("、")}）`;
}
