import type { Language, PunchKind } from "../tenants/tenant.ts";

/** The texts of the employee pages in one language; ids and names never change with it (jobcan-facts §1). */
export interface Words {
  readonly book: string;
  readonly correction: string;
  readonly correctionCard: string;
  readonly punchList: string;
  readonly show: string;
  readonly total: string;
  readonly columns: Readonly<Record<ColumnName, string>>;
  readonly weekdays: readonly string[];
  readonly working: string;
  readonly kinds: Readonly<Record<PunchKind, string>>;
  readonly kindLabel: string;
  readonly automaticKind: string;
  readonly time: string;
  readonly timeHelp: string;
  readonly place: string;
  readonly note: string;
  readonly required: string;
  readonly push: string;
  readonly method: string;
  readonly noteColumn: string;
  readonly change: string;
  readonly edit: string;
  readonly remove: string;
  readonly awaiting: string;
  readonly publicHoliday: string;
  readonly legalHoliday: string;
  readonly nationalHoliday: string;
  readonly absent: readonly [code: string, text: string];
  readonly late: readonly [code: string, text: string];
  readonly early: readonly [code: string, text: string];
  readonly menu: Readonly<Record<"leave" | "overtime" | "holidayWork" | "top" | "logout", string>>;
  readonly summary: Readonly<Record<SummaryRow, string>>;
  readonly pendingHint: string;
  readonly hours: (minutes: number) => string;
  readonly errors: Readonly<Record<string, string>>;
  readonly notCorrectable: string;
  readonly status: Readonly<Record<"none" | "working" | "resting" | "left", string>>;
  readonly leaveList: LeaveWords;
}

export type ColumnName =
  | "date"
  | "holiday"
  | "shift"
  | "start"
  | "end"
  | "work"
  | "offShift"
  | "overtime"
  | "night"
  | "rest"
  | "status"
  | "place"
  | "note";

export type SummaryRow = "work" | "rest" | "offShift" | "overtime" | "night" | "state";

export interface LeaveWords {
  readonly title: string;
  readonly number: string;
  readonly days: string;
  readonly decision: string;
  readonly content: string;
  readonly status: Readonly<Record<"approved" | "pending" | "rejected", string>>;
}

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return { ja: japanese, en: english, ko: korean }[language];
}

const japanese: Words = {
  book: "出勤簿",
  correction: "打刻修正",
  correctionCard: "打刻データ修正",
  punchList: "打刻一覧",
  show: "表示",
  total: "合計",
  columns: {
    date: "日付",
    holiday: "休日<br>区分",
    shift: "シフト時間",
    start: "出勤時刻",
    end: "退勤時刻",
    work: "労働時間",
    offShift: "シフト外労働時間",
    overtime: "残業時間",
    night: "深夜時間",
    rest: "休憩時間",
    status: "勤怠状況",
    place: "打刻場所",
    note: "備考",
  },
  weekdays: ["日", "月", "火", "水", "木", "金", "土"],
  working: "(勤務中)",
  kinds: { work_start: "出勤", work_end: "退勤", rest_start: "休憩開始", rest_end: "休憩終了" },
  kindLabel: "打刻区分",
  automaticKind: "打刻区分は自動で判別されます",
  time: "時刻",
  timeHelp: "例）「0915」と入力した場合 → 「09時15分」、「2613」と入力した場合 → 「深夜2時13分」",
  place: "打刻場所",
  note: "備考",
  required: "(必須)",
  push: "打刻",
  method: "打刻方法",
  noteColumn: "打刻備考等",
  change: "修正・削除",
  edit: "修正",
  remove: "削除",
  awaiting: "承認待ち",
  publicHoliday: "公休",
  legalHoliday: "法休",
  nationalHoliday: "祝日<br>公休",
  absent: ["欠", "欠勤"],
  late: ["遅", "遅刻"],
  early: ["早", "早退"],
  menu: {
    leave: "休暇申請",
    overtime: "残業申請",
    holidayWork: "休日出勤申請",
    top: "TOP",
    logout: "ログアウト",
  },
  summary: {
    work: "労働時間",
    rest: "休憩時間",
    offShift: "シフト外労働時間",
    overtime: "残業時間",
    night: "深夜労働時間",
    state: "状態",
  },
  pendingHint: "※矢印の後ろは未承認打刻適用後の時間となります。",
  hours: (minutes) => ` ${Math.floor(minutes / 60)}時間${minutes % 60}分`,
  errors: {
    "employee_id:invalid": "スタッフ情報を確認できません。",
    "token:invalid": "画面の有効期限が切れました。再読み込みしてください。",
    "date:format": "日付の形式が正しくありません。",
    "date:closed": "締め済みの月のため打刻できません。",
    "date:future": "未来の日付には打刻できません。",
    "time:empty": "時刻を入力してください。",
    "time:format": "時刻は4桁の数字で入力してください。",
    "time:invalid": "時刻が正しくありません。",
    "time:duplicate": "同じ時刻の打刻がすでにあります。",
    "time:early": "この時刻はまだ打刻できません。",
    "time:auto_leave": "自動退勤の時刻以降は打刻できません。",
    "notice:empty": "備考を入力してください。",
    "group_id:invalid": "打刻場所を選択してください。",
    "adit_item:invalid": "打刻区分を選択してください。",
    other: "打刻できませんでした。",
  },
  notCorrectable: "この日付は打刻修正できません。",
  status: { none: "未出勤", working: "勤務中", resting: "休憩中", left: "退室中" },
  leaveList: {
    title: "休暇申請一覧",
    number: "申請No",
    days: "希望休暇日",
    decision: "承認・却下",
    content: "申請内容",
    status: { approved: "承認", pending: "承認待ち", rejected: "却下" },
  },
};

const english: Words = {
  book: "Attendance Book",
  correction: "Clock Time Edition",
  correctionCard: "Clock Time Edition",
  punchList: "Clock Time List",
  show: "Show",
  total: "Total",
  columns: {
    date: "Date",
    holiday: "Holiday<br>Type",
    shift: "ShiftsTime",
    start: "Actual Clock-ins",
    end: "Actual Clock-outs",
    work: "Working Hours",
    offShift: "Off-shift Working Hours",
    overtime: "Overtime",
    night: "Night Shift",
    rest: "Break",
    status: "Attendance Status",
    place: "Clock-in Place",
    note: "Notes",
  },
  weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat "],
  working: "(Working)",
  kinds: {
    work_start: "Clock In",
    work_end: "Clock Out",
    rest_start: "Start Break",
    rest_end: "End Break",
  },
  kindLabel: "Clocking Type",
  automaticKind: "Clocking type is automatically sorted",
  time: "Time",
  timeHelp: "ex) 0915 or 2600",
  place: "Clock-in Place",
  note: "Notes",
  required: "(Required)",
  push: "PUSH",
  method: "Clocking Method",
  noteColumn: "Notes",
  change: "Edit/Delete",
  edit: "Edit",
  remove: "Delete",
  awaiting: "Waiting for Approval",
  publicHoliday: "Public",
  legalHoliday: "Legal",
  nationalHoliday: "Public<br>National",
  absent: ["A", "Absence"],
  late: ["L", "Late"],
  early: ["E", "Early Leave"],
  menu: {
    leave: "Vacation Request",
    overtime: "Overtime Request",
    holidayWork: "Holiday Work Request",
    top: "TOP",
    logout: "Logout",
  },
  summary: {
    work: "Working Hours",
    rest: "Break",
    offShift: "Off-shift Working Hours",
    overtime: "Overtime",
    night: "Night Shift",
    state: "Status",
  },
  pendingHint: "* Times after the arrow include clock times that are not approved yet.",
  hours: (minutes) => ` ${Math.floor(minutes / 60)}h ${minutes % 60}m`,
  errors: {
    "date:closed": "This month is closed.",
    "date:future": "Future dates cannot be edited.",
    "time:empty": "Enter a time.",
    "time:format": "Enter the time in 4 digits.",
    "time:duplicate": "The same time is already recorded.",
    "notice:empty": "Enter a note.",
    other: "The clock time was not recorded.",
  },
  notCorrectable: "This date cannot be edited.",
  status: { none: "Not attended", working: "Working", resting: "On break", left: "Left" },
  leaveList: {
    title: "Vacation Request List",
    number: "Request No",
    days: "Requested Days",
    decision: "Approval",
    content: "Content",
    status: { approved: "Approved", pending: "Waiting for Approval", rejected: "Rejected" },
  },
};

const korean: Words = {
  ...english,
  book: "출근부",
  correction: "타각수정",
  correctionCard: "타각 데이터 수정",
  punchList: "타각 일람",
  show: "표시",
  total: "합계",
  columns: {
    date: "날짜",
    holiday: "휴일<br>구분",
    shift: "시프트 시간",
    start: "출근 시각",
    end: "퇴근 시각",
    work: "노동 시간",
    offShift: "시프트외 노동 시간",
    overtime: "잔업 시간",
    night: "심야 시간",
    rest: "휴식 시간",
    status: "근태 상황",
    place: "타각 장소",
    note: "비고",
  },
  weekdays: ["일", "월", "화", "수", "목", "금", "토"],
  working: "(근무중)",
  kinds: { work_start: "출근", work_end: "퇴근", rest_start: "휴식 시작", rest_end: "휴식 종료" },
  kindLabel: "타각 구분",
  automaticKind: "타각 구분은 자동으로 판별됩니다",
  time: "시각",
  timeHelp: "예) 0915, 2613",
  place: "타각 장소",
  note: "비고",
  required: "(필수)",
  push: "타각",
  method: "타각 방법",
  noteColumn: "타각 비고",
  change: "수정・삭제",
  edit: "수정",
  remove: "삭제",
  awaiting: "승인 대기",
  publicHoliday: "공휴",
  legalHoliday: "법휴",
  nationalHoliday: "공휴일<br>공휴",
  absent: ["결", "결근"],
  late: ["지", "지각"],
  early: ["조", "조퇴"],
  hours: (minutes) => ` ${Math.floor(minutes / 60)}시간${minutes % 60}분`,
  status: { none: "미출근", working: "근무중", resting: "휴식중", left: "퇴실중" },
  notCorrectable: "이 날짜는 수정할 수 없습니다.",
};
