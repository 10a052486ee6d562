/** What this program relies on of the list of leave requests; part of `siteMap` (docs/jobcan.md §6, §13 h, i). */
export const leaveMap = {
  /** Where the list is; on a page without that id, the main column. */
  list: "#search-result, main",
  /** A link to another page of the same list. */
  nextPage: /\/holiday\/?\?(?:[^#]*&)?(?:p|page|page_?no|pageID)=(?!1(?:&|$)|0(?:&|$))\d/i,
  /** A request's own page. */
  detail: "main, .jbc-container, body",
  /** Headers of the list of requests; the English ones as in docs/jobcan.md §13 i, and as older pages had them. */
  columns: {
    number: ["申請No", "申請番号", "RequestNo"],
    days: ["希望休暇日", "休暇日", "DesiredVacationDate", "RequestedDays", "RequestedDate"],
    decision: ["承認・却下", "承認/却下", "Approve/Reject", "Approval", "Status"],
    content: ["申請内容", "RequestDetails", "Content", "休暇", "Vacation"],
    amount: ["時間", "時刻", "Time"],
  },
  /** The name of a leave that the list shows without one. */
  word: "休暇",
  /** Words of 承認・却下. */
  decisions: {
    denied: /却下|否認|不承認|Reject|Declin|Denied|반려/i,
    waiting: /待ち|未承認|(?:申請|審査|確認)中|Waiting|Pending|Requesting|in progress|승인 ?대기/i,
    /** Withdrawn, with what says that this was granted. */
    withdrawn:
      /(?:取り?消し?|取り?下げ|キャンセル|撤回|Cancel\w*|Withdr\w*|취소)[\s(:]*(?:(?:承認|済み?|完了|Approved|done|completed)\s*)*/i,
    withdrawalDenied:
      /(?:取り?消|取り?下げ|キャンセル|撤回|Cancel|Withdr|취소)[^、,]*(?:却下|否認|不承認|Reject|Declin|Denied|반려)/i,
    granted: /承認|Approv|승인/i,
  },
  /** What a leave takes of its day, by its words. */
  kinds: {
    /** Kinds of work, except where a leave is named after them (出張代休). */
    work: /在宅|テレワーク|リモート|出張|remote|telework|\btrip\b/i,
    named: /休(?!憩)|有給|欠勤|leave|vacation|day off|holiday/i,
    whole: /全休|全日|終日|\ball[- ]?day|\b(?:full|whole)(?:[- ]?day)?\b/i,
    half: /半(?:休|日|有|代|給)|午前|午後|\b(?:AM|PM)(?![a-z])|\bhalf\b(?![- ]?year)|오전|오후|반차|(?<![\d.])0\.50?(?!\d)/i,
    morning: /午前|前半休|\bAM(?![a-z])|오전/i,
    afternoon: /午後|後半休|\bPM(?![a-z])|오후/i,
    hours: /時間(?:単位|休|有|給|年休|代休|[)\s]|$)|\d\s*時間|\bhour(?:s|ly)?\b|시간/i,
  },
  /** What may stand beside the one day of a leave without making it longer. */
  besideDay:
    /全休|全日|終日|午前|午後|半[日休]?|\b(?:AM|PM)\b|\b(?:all|full|whole|half)[- ]?day\b|\d+(?:\.\d+)?\s*(?:時間|分|hours?\b|min\b)|(?<![\d.])(?:0?\.5|1(?:\.0+)?)\s*(?:日間?|days?(?:\(s\))?)|\p{L}{0,20}休\p{L}{0,20}|\b(?:leave|vacation|mon|tue|wed|thu|fri|sat|sun)\w*|[月火水木金土日](?:曜日?)?|[()\s、・:]/giu,
  /** What separates a first day from a last. */
  until: /[～〜~∼˜\-‐‑–—ー−→]|から|\bto\b/i,
  /** A shorter leave covers only part of the day, so the day is worked. */
  wholeDayMin: 360,

  /** What stands beside the list's tables, for a list that is drawn in another way or goes on elsewhere. */
  signs: {
    /** The page's own column. */
    column: "main, .jbc-container, #search-result",
    /** Where the list stands, empty where there are no requests. */
    result: "#search-result",
    /** What says nothing of requests: forms, headings, ways to other pages. */
    silent:
      "script, style, template, noscript, table, select, option, label, legend, h1, h2, h3, h4, h5, h6, button, .btn, nav, .breadcrumb, .pagination, .pager",
    headings: "h1, h2, h3, h4",
    clickable:
      "a[href], button, input[type='button'], input[type='submit'], [role='button'], [onclick]",
    pager: ".pagination, .pager, [class*='paginat' i], [class*='pager' i]",
    /** What cannot be clicked, or leads to where one is. */
    off: ".disabled, .active, .current, [disabled], [aria-disabled='true'], [aria-current]",
    loading:
      "[aria-busy='true'], [class*='spinner' i], [class*='loading' i], [class*='infinite' i], [class*='load-more' i], [class*='skeleton' i]",
    /** What shows something that is not of this document. */
    closed: "iframe, frame, object, embed, canvas",
    /** What a page hides, as class and style attributes show it: its style sheets are not loaded. */
    unseen:
      ".d-none:not([class*='d-sm-'], [class*='d-md-'], [class*='d-lg-'], [class*='d-xl-']), [hidden], .dropdown-menu",
    mostElements: 5_000,
  },
  signWords: {
    /** The page is that of leave. */
    title: /休暇|vacation|holiday|leave|휴가/i,
    /** There are no requests. */
    none: /(?:ありません|ございません|見つかりません|存在しません|無し|なし)[。.!]?$|(?<!\d)0\s*件|\bno (?:data|records?|results?|requests?|applications?|items?|vacations?|holidays?|leaves?)\b|\bnot found\b|없습니다/i,
    /** Labels beside a list, which say nothing by themselves. */
    label:
      /^(?:(?:休暇)?申請(?:一覧|履歴|状況)?|休暇(?:申請|一覧|履歴)|(?:検索)?結果|一覧|表示件数|CSV(?:出力)?|search results?|results?|vacation requests?|requests?)[::]?$/i,
    date: /\d{4}\s*[/年.-]\s*\d{1,2}|\d{1,2}\s*\/\s*\d{1,2}|\d{1,2}\s*月\s*\d{1,2}|\b\d{1,2}[- ]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}/i,
    more: /^(?:次(?:へ|の?ページ|の?\s*\d+\s*件)?|もっと(?:見る|読む|表示(?:する)?)|続き(?:を(?:見る|読む|表示))?|さらに(?:表示|読み込む|見る)|next(?: page)?|(?:load|show|view|see) more|more|다음(?: ?페이지)?|더 ?보기)\s*[>»›→…]*$/i,
    loading: /読み込み中|読込中|取得中|\bloading\b|please wait|お待ちください/i,
    /** "1 / 3", "1/3ページ", "Page 1 of 3": the last page. */
    pageOf:
      /^[([]?\s*\d{1,3}\s*\/\s*(\d{1,3})\s*[)\]]?$|\d{1,3}\s*\/\s*(\d{1,3})\s*(?:ページ|頁|pages?\b)|(?:ページ|頁|\bpages?)\s*[::]?\s*\d{1,3}\s*(?:\/|of)\s*(\d{1,3})|\b\d{1,3} of (\d{1,3})\b/i,
    /** "全25件", "25件中", "of 25 entries": how many there are. */
    count:
      /(?:全|計)\s*(\d{1,5})\s*件|(\d{1,5})\s*件\s*(?:中|の(?:申請|結果|データ)|が|あり|見つ|ヒット)|\bof\s+(\d{1,5})\b|\btotal\s*:?\s*(\d{1,5})\b|\b(\d{1,5})\s+(?:results?|records?|entries|requests?)\b|총\s*(\d{1,5})\s*건/i,
  },
  /** Columns of those who approve, in tables that list no requests. */
  approvers: /承認者|approver/i,
} as const;
