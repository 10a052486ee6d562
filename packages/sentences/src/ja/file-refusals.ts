import type { Facts, UnsupportedKind, WorkbookRefusal } from "@jobcan-automation/contract";
import type { ErrorSentence } from "../sentences.ts";

const saveAsXlsx =
  "Excel で開いてください。「名前を付けて保存」で「Excel ブック (.xlsx)」を選びます。";

/** Files that are not readable workbooks, in Japanese: what it is, and how to make one of it. */
export const unsupportedJa: Readonly<Record<UnsupportedKind, ErrorSentence>> = {
  text: {
    what: "中身が文字だけのファイルです（名前は Excel の形式になっています）。",
    next: "CSV なら、ファイル名の最後を .csv にしてください。それ以外は、Excel で .xlsx として保存し直してください。",
  },
  empty: {
    what: "ファイルが空です。",
    next: "保存が終わっているかを確かめて、選び直してください。",
  },
  encrypted: {
    what: "パスワードのかかったファイルです。",
    next: "Excel の「ファイル」→「情報」→「ブックの保護」を開きます。パスワードを外して、保存し直してください。",
  },
  xls: {
    what: "古い形式の Excel ファイル（.xls）です。",
    next: saveAsXlsx,
  },
  xlsb: {
    what: "バイナリ形式の Excel ファイル（.xlsb）です。",
    next: saveAsXlsx,
  },
  ods: {
    what: "OpenDocument 形式（.ods）のファイルです。",
    next: "LibreOffice などで開いてください。「名前を付けて保存」で Excel 形式（.xlsx）を選びます。",
  },
  numbers: {
    what: "Numbers のファイルです。",
    next: "Numbers で「ファイル」→「書き出す」→「Excel」を選んでください。",
  },
  docx: {
    what: "Word のファイルです。",
    next: "表を Excel かテンプレートに貼り付けて、.xlsx で保存してください。",
  },
  pptx: {
    what: "PowerPoint のファイルです。",
    next: "表を Excel かテンプレートに貼り付けて、.xlsx で保存してください。",
  },
  pdf: {
    what: "PDF ファイルです。",
    next: "元の Excel ファイルを選ぶか、テンプレートに書き写してください。",
  },
  image: {
    what: "画像ファイルです。",
    next: "元の Excel ファイルを選ぶか、テンプレートに書き写してください。",
  },
  html: {
    what: "Web ページの形式のファイルです。システムから出力した「Excel」に多い形式です。",
    next: saveAsXlsx,
  },
  xml: {
    what: "XML 形式のファイルです。",
    next: saveAsXlsx,
  },
  archive: {
    what: "圧縮ファイル（ZIP など）です。",
    next: "展開して、中の .xlsx を選んでください。",
  },
  unknown: {
    what: "Excel でも CSV でもないファイルです。",
    next: "Excel で .xlsx として保存し直してください。CSV なら、UTF-8 か Shift_JIS にしてください。",
  },
};

/** Workbooks that are not read, in Japanese: why, and what to do. */
export const workbookRefusalsJa: Readonly<
  Record<WorkbookRefusal, (facts: Facts) => ErrorSentence>
> = {
  open_quote: ({ line }) => ({
    what: `${line === undefined ? "" : `${line}行目の`}引用符（"）が、ファイルの終わりまで閉じていません。`,
    next: "その行の引用符を直して、保存し直してください。",
  }),
  compression_method: () => ({
    what: "読めない方式で圧縮されたファイルです。",
    next: saveAsXlsx,
  }),
  damaged: ({ row }) => ({
    what: row === undefined ? "ファイルが壊れています。" : `${row}行目から先が壊れています。`,
    next: "Excel で開いて保存し直すか、もう一度ダウンロード・コピーしてください。",
  }),
  unsafe_entry: () => strange,
  duplicate_entry: () => strange,
  overlapping_entries: () => strange,
  too_many_entries: ({ limit }) => ({
    what: `ファイルの中の部品が多すぎます${upTo(limit, "個")}。`,
    next: onlyTheSheet,
  }),
  too_large_unpacked: ({ limitMb }) => ({
    what: `展開すると大きすぎるファイルです${upTo(limitMb, "MB")}。`,
    next: onlyTheSheet,
  }),
  compression_ratio: () => ({
    what: "圧縮の度合いが異常に高く、安全に開けません。",
    next: "シートの余分な行や書式を消すか、テンプレートに値だけを貼り付けてください。",
  }),
  dtd: () => strange,
  too_deep: () => strange,
  oversized_text: ({ row, limit }) => ({
    what:
      row === undefined
        ? "一つのセルか部品の文字が長すぎます。"
        : `${row}行目のセルの文字が長すぎます${upTo(limit, "文字")}。`,
    next: "長い文字や埋め込みを消して、保存し直してください。",
  }),
  too_many_sheets: ({ limit }) => ({
    what: `シートが多すぎます${upTo(limit, "枚")}。`,
    next: onlyTheSheet,
  }),
  too_many_rows: ({ limit }) => ({
    what: `行が多すぎます${upTo(limit, "行")}。`,
    next: "入力したい月の行だけを残して、保存し直してください。",
  }),
  too_many_columns: () => ({
    what: "日付・開始・終了の列が、右に離れすぎていて見つかりません（50列目まで）。",
    next: "使わない列を消すか、テンプレートに貼り付けてください。",
  }),
  too_many_cells: ({ row, limit }) => ({
    what:
      row === undefined
        ? `セルが多すぎます${upTo(limit, "個")}。`
        : `${row}行目のセルが多すぎます${upTo(limit, "個")}。`,
    next: "使わない行と列を消して、保存し直してください。",
  }),
  too_many_attributes: () => strange,
  too_many_styles: () => ({
    what: "セルの書式の種類が多すぎます。",
    next: "テンプレートに値だけを貼り付けてください。",
  }),
  no_such_sheet: () => ({
    what: "選んだシートが見つかりません。",
    next: "ファイルをもう一度選んでください。",
  }),
  no_rows: () => ({ what: "読める行がありません。", next: "見出しの下に勤怠を入力してください。" }),
  too_slow: () => ({
    what: "読み込みに時間がかかりすぎたため、止めました。",
    next: "もう一度試し、同じならテンプレートに値だけを貼り付けてください。",
  }),
  too_much_memory: ({ limitMb }) => ({
    what: `読み込みに必要なメモリーが多すぎるため、止めました${upTo(limitMb, "MB")}。`,
    next: onlyTheSheet,
  }),
  too_much_output: () => ({
    what: "文字が多すぎるため、読み込みを止めました。",
    next: "備考などの長い文字を短くするか、行を減らしてください。",
  }),
};

const onlyTheSheet = "勤怠のシートだけを残して、保存し直してください。";
const strange: ErrorSentence = {
  what: "普通の Excel では作られない内容があり、安全に開けません。",
  next: "Excel で開いて、別の名前で保存し直してください。それでも開けなければ、テンプレートに値だけを貼り付けてください。",
};

function upTo(limit: Facts[string] | undefined, unit: string): string {
  return limit === undefined ? "" : `（上限 ${limit}${unit}）`;
}
