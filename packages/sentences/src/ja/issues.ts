import { columnsOf } from "../issue-columns.ts";
import type { Sentences } from "../sentences.ts";

/** Findings about cells, in Japanese, in the sheet's own terms. */
export const issuesJa: Sentences["issues"] = {
  not_a_date: ({ value }) => `「${value}」は日付として読めません`,
  not_a_time: ({ value }) => `「${value}」は時刻として読めません`,
  ambiguous_time: ({ value }) => `「${value}」は時刻を一つに決められません`,
  no_such_day: ({ value }) => `「${value}」という日はありません`,
  end_not_after_start: () => "終了時刻が開始時刻より後ではありません",
  utc_day: ({ value, suggestion }) =>
    `「${value}」は世界標準時の日時のようです。日本では別の日になります${suggestion === undefined ? "" : `（${suggestion}）`}`,
  month_needed: ({ value }) => `日付に月がありません（${value}）。何年何月の表かを選んでください`,
  several_people: ({ value }) =>
    `複数の人の勤務があります（${value}）。ほかの人の時刻を入れないため、だれの分かを選ぶまで読みません`,
  several_months: ({ value }) =>
    `月ごとのシートがあります（${value}）。保存時に開いていたのは別のシートなので、シートか月を選ぶまで読みません`,
  order_understood: ({ value, suggestion }) =>
    `「${value}」を${suggestion === undefined ? "" : ` ${suggestion} `}と読みました（ほかの順では一か月の表になりません）`,
  month_understood: ({ value }) => `${monthText(value)}として読みました`,
  time_words: ({ value, alsoCells }) =>
    `時刻のそばの言葉（${value}）は入力しません${cellsOf(alsoCells)}`,
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
  weekday_differs: ({ value }) => `日付と曜日が合いません（${value}）`,
  leave_over_times: ({ value }) =>
    `「${value}」とあるのに時刻が入っています。勤務した日であれば、この行を選んでください`,
  planned_row: ({ value }) => `「${value}」の行です。実績であれば、この行を選んでください`,
  hours_not_read: (issue) =>
    `${columnsOf(issue, "列・", "列")}の時刻（${issue.value}）は読んでいません。この行だけでは足りないおそれがあります`,
  break_not_read: (issue) =>
    `${columnsOf(issue, "列・", "列")}の休憩（${issue.value}）は読んでいません`,
  day_goes_on: ({ alsoCells }) =>
    `下の行に、日付のない時刻が続いています${cellsOf(alsoCells)}。この日の続きであれば、一行にまとめてください`,
  start_next_day: ({ value }) =>
    `開始時刻「${value}」は 24:00 以降と読めます。正しい時刻か確かめてください`,
  quote_left_open: ({ value }) =>
    `引用符（"）が閉じていません。ファイルの続きの ${value} 行がこの行に入り、読めていません`,
  day_out_of_place: ({ value }) =>
    `「${value}」は前後の行と違う月の日です。正しい日付であれば、この行を選んでください`,
  struck_out: ({ value }) =>
    `「${value}」に取り消し線が引かれています。取り消した勤務でなければ、この行を選んでください`,
  unseen_text: ({ value }) =>
    `「${value}」は白い文字で、Excel では見えません。勤務した日であれば、この行を選んでください`,
  hidden_columns: (issue) =>
    `Excel では非表示の列（${columnsOf(issue, "列・", "列")}）を読んでいます（${issue.value}）`,
  rows_not_read: ({ value }) => `見出しより上の行は読んでいません（${value}）`,
  table_not_read: ({ value }) => `別の表とみられる行は読んでいません（${value}）`,
  other_sheets: ({ value }) =>
    `時刻のある他のシートは読んでいません（${value}）。シートごとに選んで入力できます`,
  zero_hours: () => "0:00～0:00 なので、勤務のない日としました",
  other_hours: (issue) => `${columnsOf(issue, "列・", "列")}（${issue.value}）は読んでいません`,
  other_break: (issue) =>
    `${columnsOf(issue, "列・", "列")}（${issue.value}）の休憩は入力しません。入力できるのは、開始と終了のある休憩です。長さだけの休憩は、会社の設定で自動で引かれることがあります`,
  other_note: (issue) =>
    `${columnsOf(issue, "列・", "列")}（${issue.value}）は備考として読んでいません`,
  other_date: (issue) =>
    `${columnsOf(issue, "列・", "列")}（${issue.value}）は日付として読んでいません`,
  day_in_parts: ({ value }) =>
    `${value} の勤務として、間を休憩（休憩開始・休憩終了）にして入力します`,
  planned_rows: ({ value }) => `予定の行は読んでいません（${value}）`,
  date_by_content: (issue) =>
    `日付の見出しがないので、${columnsOf(issue, "列・", "列")}を日付として読みました`,
  layout_read: ({ value }) =>
    value === "days_across" ? "日が横に並ぶ表として読みました" : "1行に1打刻の表として読みました",
  overnight_understood: ({ value, suggestion }) =>
    `翌日の時刻として読みました（${value}${suggestion === undefined ? "" : ` → ${suggestion}`}）`,
  formula_value_used: () => "数式の計算結果を使います",
  text_cut: () => "長すぎる文字を途中で切りました",
};

function cellsOf(cells: string[] | undefined): string {
  return cells === undefined || cells.length === 0 ? "" : `（${cells.join("、")}）`;
}

/** "2026年11月" of "2026-11". */
function monthText(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return `${year}年${Number(number)}月`;
}
