import { punchKindsJa } from "./ledger.ts";
import type { ProbeSentences } from "../probe-sentences.ts";

/** A connection test in Japanese. */
export const probeJa: ProbeSentences = {
  title: "接続テスト",
  columns: ["項目", "状態", "内容"],
  states: { found: "読めた", not_understood: "読み取れない", not_knowable: "分からない" },
  subjects: {
    marks: "ログイン後の画面の目印",
    bookColumns: "出勤簿の列",
    closingDay: "締め日",
    correction: "打刻修正の権限",
    kinds: "打刻区分",
    note: "備考",
    places: "打刻場所",
    listColumns: "打刻一覧の列",
    leave: "休暇申請の一覧",
    approval: "打刻修正の承認",
    closedMonth: "締め済みの月",
  },
  found: {
    marks: ({ names }) => names.join("、"),
    bookColumns: columns,
    closingDay: ({ day }) => `${day}日締め`,
    correction: ({ allowed }) =>
      allowed ? "あります" : "ありません。打刻修正を使えないため入力できません",
    kinds: ({ names }) =>
      names.length === 0
        ? "Jobcan が順番から決めます"
        : `自分で選びます（${names.map((kind) => punchKindsJa[kind]).join("、")}）`,
    note: ({ has, required }) => (has ? (required ? "必須です" : "任意です") : "欄がありません"),
    places: ({ names }) => (names.length === 0 ? "欄がありません" : names.join("、")),
    listColumns: columns,
    leave: ({ days }) => `読めます（この月の休暇 ${days}日）`,
    approval: () => "",
    closedMonth: () => "",
  },
  unknowable: {
    approval_by_punch: "打刻せずには分かりません",
    closed_by_punch: "打刻せずには分かりません",
    month_end: "打刻せずには分かりません。暦の月末で終わる月では、30日締めと末日締めが同じです",
    no_form: "読んだ日に入力欄がないため、分かりません",
    empty_list: "打刻のない一覧には見出しがないため、分かりません",
    no_right: "打刻修正を使えないため、分かりません",
  },
  awaiting: (days) => `（承認待ちの日が${days}日あります）`,
  notUnderstood: (field) => `見つからないところ：${field}`,
  pages: { sign_in: "ログイン画面", book: "出勤簿", day: "打刻修正", leave: "休暇申請の一覧" },
  verdicts: {
    understood: "この会社の Jobcan は読み取れます。何も入力していません。",
    no_correction:
      "画面は読み取れますが、このアカウントは打刻修正を使えません。何も入力していません。",
    not_understood: "読み取れない画面があります。何も入力していません。",
  },
  unread: (pages) =>
    `読み取れなかった画面：${pages}。文字・数字・名前を含まない画面の骨組みを保存して、報告に添えられます。`,
};

function columns({ names, missing }: { names: string[]; missing: string[] }): string {
  return missing.length === 0 ? list(names) : `${list(names)}（見当たらない列：${list(missing)}）`;
}

function list(names: readonly string[]): string {
  return names.map((name) => columnNames[name] ?? name).join("、");
}

const columnNames: Readonly<Record<string, string>> = {
  date: "日付",
  holiday: "休日区分",
  start: "出勤時刻",
  end: "退勤時刻",
  status: "勤怠状況",
  kind: "打刻区分",
  time: "時刻",
  place: "打刻場所",
  note: "備考",
};
