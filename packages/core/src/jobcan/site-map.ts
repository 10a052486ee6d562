import { correctionPath } from "../base/correction-page.ts";
import { leaveMap } from "./site-map-leave.ts";

/** What a page hides, as class and style attributes show it: its style sheets are not loaded. */
const hidden =
  ":is(.d-none:not([class*='d-sm-'], [class*='d-md-'], [class*='d-lg-'], [class*='d-xl-']), [hidden], [style*='display:none'], [style*='display: none'])";

/**
 * Every path, selector and word of Jobcan that this program relies on (docs/jobcan.md §1–§5). Ids and names come before
 * words. Words are in Japanese and English, because the language follows the account. When Jobcan changes, this is the
 * table to correct.
 */
export const siteMap = {
  paths: {
    signIn: "/users/sign_in",
    bridge: "/jbcoauth/login",
    callback: "/jbcoauth/callback",
    employee: "/employee",
    book: "/employee/attendance",
    day: correctionPath,
    insert: "/employee/adit/insert",
    summary: "/employee/adit/get-summary",
    leaveList: "/employee/holiday",
    /** Part of the address of the page that replaces all others when too many were requested. */
    rateLimit: "error/partial-rate-limit",
    /** The pages that signed-out visitors are sent to, on either host. */
    signedOut: /^\/(login\/|users\/sign_in)/,
  },
  languageCookie: { name: "employee_language", value: "ja" },
  appKey: "atd",

  signIn: {
    form: "form#new_user, form[action$='/users/sign_in']",
    login: "#user_email, input[name='user[email]']",
    password: "#user_password, input[name='user[password]']",
    company: "#user_client_code, input[name='user[client_code]']",
    companyLink: "#client_code_link",
    submit: "#login_button, input[type='submit'][name='commit'], button[type='submit']",
    oneTimeCode: "#user_otp_attempt, input[name='user[otp_attempt]']",
    /** The button of a form that is a step of the sign-in. */
    stepSubmit: "input[type='submit'], button[type='submit'], button:not([type])",
    /** Ways to sign in without a password (docs/jobcan.md §13 m). */
    others:
      "a[href*='/users/auth/'], a[href*='/users/saml/'], form[action*='/users/auth/'], form[action*='/users/saml/']",
    flash: ".flash",
    /** Searched inside the sign-in form only: a word on the page is no CAPTCHA (docs/product.md §3.7). */
    captcha:
      "[class*='captcha' i], [id*='captcha' i], [name*='captcha' i], iframe[src*='captcha' i], [data-sitekey], .cf-turnstile",
  },
  employee: {
    /** Any of them is proof of a signed-in page. */
    marker:
      "#working_status, #adit-button-push, #clock, a[href*='/employee/logout'], #search-result, #logs-table, #rollover-menu-link, #jbcid-user-menu, #jbcid-dropdown-button, form#modifyForm, form[action*='/employee/mobile/switch'], #sidemenu",
    person: "#rollover-menu-link, .jbc-user-name",
    /** What a page is about, beside its header and menu. */
    content: "main, .jbc-container",
    /** What a page of mere words does not have. */
    filled:
      "table, textarea, #search-result, #logs-table, input:not([type='hidden'], [type='submit'], [type='button']), select:not(#language)",
    id: "input[name='employee_id']",
    companyId: "input[name='client_id']",
    titleBeforeName: /^JOBCAN MyPage[:：]\s*/,
  },
  book: {
    root: "#search-result",
    columns: {
      date: ["日付", "Date"],
      holiday: ["休日区分", "HolidayType"],
      start: ["出勤時刻", "ActualClock-ins", "Clock-ins"],
      end: ["退勤時刻", "ActualClock-outs", "Clock-outs"],
      status: ["勤怠状況", "AttendanceStatus"],
    },
    pendingRow: "jbc-table-warning",
    /** Words of 休日区分 for a day that is no holiday. */
    workday:
      /^(?:(?:所定)?(?:労働|勤務|出勤)日?|振替(?:出勤|労働|勤務)日?|平日|営業日|業務日|稼働日|通常(?:日|勤務)?|week ?day|work(?:ing)? ?day|business ?day|normal|평일|근무일)$/i,
    /** The same for days that are one; looked for where the column is not known. */
    holidayWords:
      /^(?:公休|法休|休日|祝日|(?:法定|所定|特別|祝日?)(?:休日|公休|休)|(?:Public)?(?:National|Legal)(?:Holiday)?)$/i,
    /** Codes for judgements of attendance; every other code is a kind of leave. */
    judgements: ["欠", "遅", "早", "A", "L", "E", "EL"],
    judgementWords:
      /欠勤|遅刻|早退|\babsen\w*|\blate(?:ness)?\b|\bearly(?: leave| departure)?|\b(?:leav(?:e|ing)|left) early/gi,
    /** Words of leave that may stand beside them. */
    leaveWords: /休(?!憩)|\b(?:leave|vacation|holiday|day off)\b|휴/i,
    leaveLink: "/employee/holiday/info",
  },
  day: {
    list: "#logs-table",
    /** Columns of the list by its headers; a list without headers has kind and time first (docs/jobcan.md §5.1). */
    listHeads: {
      kind: ["打刻区分", "区分", "Clocking Type", "Type"],
      time: ["時刻", "打刻時刻", "Time"],
      place: [
        "打刻場所",
        "場所",
        "Clock-in Place",
        "Clock-in/-out Place",
        "Clocking Place",
        "Place",
        "타각 장소",
        "타각장소",
      ],
      note: [
        "打刻備考等",
        "打刻備考",
        "備考",
        "備考等",
        "Notes",
        "Note",
        "Clocking Notes",
        "Remarks",
        "타각 비고",
        "비고",
      ],
    },
    form: "form#modifyForm, form[name='modifyForm']",
    time: "#ter_time, input[name='time']",
    note: "textarea[name='notice']",
    group: "select[name='group_id']",
    /** What a list of 打刻場所 shows as long as none is chosen. */
    noPlace:
      /^[-–—―ー\s]*$|選択してください|選んでください|please (?:select|choose)|선택(?:해 ?주세요|하세요)/i,
    kind: "select[name='adit_item']",
    button:
      "#insert_button, input[type='button'][value='打刻'], input[type='button'][value='PUSH'], button[value='打刻']",
    /** A button that cannot be pressed now. */
    off: `:disabled, .disabled, [aria-disabled='true'], [aria-busy='true'], .is-loading, [readonly], [inert], [inert] *, ${hidden}, ${hidden} *`,
    /** Ways to choose the kind that are not the known one: what is then stored is left to chance. */
    otherKind:
      "[name='adit_item']:not(select, [type='hidden']), #adit_item_change :is(input:not([type='hidden']), button)",
    /** 通信中: shown while the page is communicating. */
    busy: "#insert_label:not(.d-none, [hidden], [style*='display:none'], [style*='display: none'])",
    errors: "[id$='_error'] .alert, #message-box:not(.d-none)",
    required: /必須|Required/i,
    /** A rule for all days, which the form shows whatever the day. */
    rule: /^[※*＊・]|場合|(?:とき|時)は|\b(?:if|when|unless)\b/i,
    /** Where the page says that a day cannot be corrected. */
    refusal: ".jbc-text-danger, .alert, #message-box, main > p, .jbc-container > p",
    notCorrectable:
      /修正(?:は|が|を)?(?:でき(?:ません|ない)|行えません|不可)|(?:cannot|can[’']t|can not|unable to|not allowed to) (?:be )?(?:edit|revis|modif|correct)|수정할 수 없/i,
    /** Words that speak of the day itself: such a refusal counts although the form is complete. */
    thisDay: /この(?:日|期間)|当日|\bthis (?:day|date|period)\b|이 ?날/i,
    /** Words of refusal in a sentence that is not tied to a field. */
    refuses:
      /でき(?:ません|ない)|不可|締め|cannot|can[’']t|can not|unable|not (?:allowed|possible|permitted)|closed|locked|수 없/i,
    future: /未来|future/i,
    awaiting: /承認待ち|未承認|申請中|Waiting for Approval|Awaiting Approval|Pending|승인 ?대기/i,
    deleting: /削除(?:申請)?(?:待ち|中)|Waiting for Delet|Pending Delet|삭제 ?대기/i,
    /** In the column of states: a correction that was not granted. */
    refused: /却下|否認|不承認|差し?戻|Reject|Declin|Denied|반려/i,
    /** In the same column: a punch that is there no more. */
    gone: /(?:削除|取り?消し?|取り?下げ|無効)(?:済み?|され)|(?<!\p{L})無効(?!\p{L})|\b(?:deleted|cancell?ed|withdrawn|void(?:ed)?)\b|삭제됨|취소됨/iu,
    deletingMark: "削除待ち",
    kinds: {
      work_start: ["出勤", "入室", "Clock In", "Clock-in", "In"],
      work_end: ["退勤", "退室", "Clock Out", "Clock-out", "Out"],
      rest_start: ["休憩開始", "休憩入り", "Start Break", "Break Start", "Rest Start"],
      rest_end: ["休憩終了", "休憩戻り", "End Break", "Break End", "Rest End"],
    },
  },
  /** Boxes that a page may show over itself while its button is pressed; none of them has been seen on the real site. */
  overlay: {
    boxes:
      "dialog, [role='dialog'], [role='alertdialog'], [aria-modal='true'], [class*='modal' i], [class*='overlay' i], [class*='dialog' i], [class*='popup' i], [class*='swal' i], [class*='toast' i]",
    underWay:
      /^(?:処理中|通信中|送信中|読み込み中|読込中|お待ちください|loading|processing|sending|please wait)/i,
  },
  /** What stands beside a time in its cell, in lists of punches and in the book (docs/jobcan.md §13 d, j). */
  clock: {
    /** The day before: "前日 23:00", "*23:00". A star after the time is only a mark. */
    dayBefore:
      /(?<![\p{L}\d])前(?:日|の日)?(?![\p{L}])|昨日|\b(?:prev(?:ious)?\.?(?: day)?|(?:the )?day before|yesterday)\b|전일|^[\s([]*\*(?=\s*§)/giu,
    dayAfter:
      /(?<![\p{L}\d])(?:翌[日朝]?|次の日|明日)(?![\p{L}])|\b(?:next(?: day)?|(?:the )?day after|tomorrow)\b|익일|\+\s?1(?:日|d\b|\s?day\b)?(?![\d:])/giu,
    morning: /午前|\ba\.?m\b\.?|오전/giu,
    afternoon: /午後|\bp\.?m\b\.?|오후/giu,
    /** In place of a time: there is none. */
    none: /^[\s()[\]]*(?:(?:打刻)?(?:なし|無し?)|未打刻|n\s*\/\s*a|none)[\s()[\]]*$/i,
    /** What an arrow leads away from. */
    former: /(?:変更|修正|訂正)前/gu,
    asked:
      /承認待ち?|申請(?:中|済み?)?|未承認|仮|\b(?:waiting(?: for approval)?|awaiting(?: approval)?|pending|requested)\b|승인 ?대기/giu,
    removed:
      /(?:削除|取り?消し?)(?:申請)?(?:待ち|済み?|中|予定)?|\b(?:waiting for deletion|pending deletion|deleted?|deletion|cancel(?:l?ed)?|removed)\b/giu,
    /** Words that change nothing about the time. */
    remarks:
      /(?:修正|訂正|変更|編集)(?:済み?|後|あり|有り?)?|承認(?:済み?)?|自動(?:退勤|出勤)?|手動|手入力|代理|打刻|確定|当日|同日|直行|直帰|スマ(?:ホ|ートフォン)|ICカード|済み?|(?<!\p{L})修(?!\p{L})|\b(?:edit(?:ed)?|modif(?:y|ied)|correct(?:ed|ion)?|revised?|changed?|auto(?:matic(?:ally)?)?|manual(?:ly)?|approved|same day|PC|IC|GPS|web|mobile)\b|수정(?:됨)?/giu,
  },
  leave: leaveMap,
  words: {
    maintenance: /メンテナンス|maintenance/i,
    /** Too much was asked of the site. None of it has been seen: what such notices say elsewhere. */
    limit:
      /アクセスが(?:大変|非常に)?(?:集中|混雑)|(?:リクエスト|アクセス)(?:数|回数)?が(?:多すぎ|上限|制限)|too many requests|rate limit/i,
    /** Come back later: said of a limit, and of errors too. */
    later:
      /(?:しばらく|少し|しばし)(?:の間|時間を)?(?:おいて|置いて|お待ち|待って|して(?:から)?(?:、|再度|もう|お試し))|時間を(?:おいて|置いて)|try again (?:later|in a)/i,
    /** Words of another matter, for which one is also told to come back later. */
    notLimit: /ロック|locked|パスワード|password|ログイン|サインイン|sign in/i,
    /** The session is over, said on a page in place of a way to sign in. */
    signedOut:
      /セッションが?[^。]{0,12}(?:切れ|終了|無効)|(?:再度|もう一度|改めて)、?(?:ログイン|サインイン)|ログインし直|session (?:has )?(?:expired|ended|timed out)|(?:log|sign) ?in again|다시 로그인/i,
    locked: /ロック|locked|回数.{0,12}超|一時的に(?:ご)?利用/i,
    company: /会社ID|会社を(?:選択|指定)|複数の会社|company (?:id|code)/i,
    chooseCompany: /会社.{0,12}選択|会社を選|(?:choose|select).{0,20}compan/i,
    sso: /Google|Microsoft|SAML|シングルサインオン|\bSSO\b|single sign-?on/i,
    passwordExpired: /パスワード.{0,12}(?:期限|変更してください|有効期限)|password.{0,20}expired/i,
    terms: /利用規約|terms of (?:use|service)/i,
  },
} as const;

/** The sign-in page, with parameters that lead on to the attendance product. */
export function signInUrl(site: SiteUrls): string {
  const url = new URL(siteMap.paths.signIn, site.idUrl);
  url.searchParams.set("app_key", siteMap.appKey);
  url.searchParams.set("redirect_to", new URL(siteMap.paths.callback, site.sslUrl).href);
  url.searchParams.set("lang", "ja");
  return url.href;
}

/** The page that turns a sign-in of the common ID into a session of the attendance product. */
export function bridgeUrl(site: SiteUrls): string {
  return new URL(siteMap.paths.bridge, site.sslUrl).href;
}

/** Whether a URL belongs to one of the two sites: scheme, host and port. */
export function isOnSite({ idUrl, sslUrl }: SiteUrls, url: string): boolean {
  const origin = URL.parse(url)?.origin;
  return origin === new URL(idUrl).origin || origin === new URL(sslUrl).origin;
}

/** 出勤簿 of one of the company's months. */
export function bookUrl(site: SiteUrls, month: string): string {
  const [year, monthNumber] = month.split("-").map(Number);
  const url = new URL(siteMap.paths.book, site.sslUrl);
  url.search = `?list_type=normal&search_type=month&year=${year}&month=${monthNumber}`;
  return url.href;
}

/** 打刻修正 of one day. */
export function dayUrl(site: SiteUrls, date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  const url = new URL(siteMap.paths.day, site.sslUrl);
  url.search = `?year=${year}&month=${month}&day=${day}`;
  return url.href;
}

/** 休暇申請一覧 of requests that begin between two days. */
export function leaveListUrl(site: SiteUrls, span: { from: string; to: string }): string {
  const url = new URL(siteMap.paths.leaveList, site.sslUrl);
  url.searchParams.set("search_type", "term");
  for (const side of ["from", "to"] as const) {
    const [year, month, day] = span[side].split("-").map(Number);
    url.searchParams.set(`${side}[y]`, String(year));
    url.searchParams.set(`${side}[m]`, String(month));
    url.searchParams.set(`${side}[d]`, String(day));
  }
  return url.href;
}

/** Jobcan's two hosts as configured. */
export interface SiteUrls {
  idUrl: string;
  sslUrl: string;
}
