/** A simulated fault's name, as the control page, tests and benches give it. */
export type FaultName = keyof typeof faultTitles;

/** The faults' titles for the control page, in its order; they explain `value` where the fault uses it. */
export const faultTitles = {
  slow: "応答が遅い（value: ミリ秒、既定 3000）",
  "error-500": "500エラー",
  "maintenance-503": "メンテナンス画面（503）",
  "maintenance-200": "メンテナンス画面（200）",
  "connection-cut": "接続が切れる（処理の前）",
  "reply-lost-after-store":
    "打刻は保存され、返事が途中で切れる（value 1: 一バイトも返さない。ブラウザーが自分で送り直すことがある）",
  "reply-late-after-store": "打刻は保存され、返事が遅れる（value: ミリ秒、既定 60000）",
  "session-expired": "ログアウトさせられる（両方のサイト。value 1: 勤怠だけ）",
  "token-rejected-once": "画面のトークンが古くなる（一回）",
  "refresh-1": "打刻の返事が refresh: 1",
  "accepted-not-stored": "受け付けたと答えて保存しない（value 1: 打刻一覧にも載せて答える）",
  "closed-month": "締め済みと断る",
  "future-date": "未来の日付と断る",
  duplicate: "同じ時刻があると断る",
  "rejected-result-0": "理由なしで断る（result: 0）",
  "http-200-error-html": "200でエラー画面のHTML",
  "renamed-field": "入力欄や見出しの名前が変わっている",
  "missing-button": "ボタンがない",
  captcha: "ログイン欄にCAPTCHA",
  "robots-words": "robot / bottom などの語があるだけの画面（CAPTCHAではない）",
  "unexpected-second-step": "知らない追加確認の画面",
  "account-locked": "アカウントがロックされている",
  "company-required": "会社IDを求める",
  "password-expired": "パスワード期限切れの画面",
  "terms-page": "利用規約への同意の画面",
  "redirect-loop": "転送が終わらない",
  "redirect-other-host": "よそのホストへ転送する",
  "missing-set-cookie": "Cookieを渡さない",
  "rate-limited-429": "429（value: Retry-After の秒数、既定 2。0: なし）",
  "rate-limited-503": "Retry-After のある503（value: 秒数、既定 2）",
  "rate-limit-leads":
    "アクセスが多すぎる画面へ自分で移る画面（meta refresh。value 1: スクリプト、2: 行き先を書かないスクリプト）",
  "rate-limit-notice":
    "アクセスが多すぎると言葉で断る画面（value: 言い方 0〜3、4: 社員の画面の枠の中で）",
  "rate-limit-redirect": "アクセスが多すぎる画面へ転送する（value 1: 別のホストの画面へ）",
  "rate-limit-after-store":
    "打刻は保存され、返事はアクセスが多すぎる画面への転送（value 1: 429、2: Retry-After のある503、3: 断りの画面）",
  "rate-limit-window":
    "短い間の7画面目から転送する（value: 転送が続くミリ秒、既定 8000。数えるのはその8分の3の間）",
  "form-sentence": "打刻修正の入力欄のかわりに断りの一文（value 1: 欄とボタンも使える、2: 灰色）",
  "list-cells":
    "打刻一覧の欄に時刻以外のことも書かれている（value: 書き方 0〜9。8 と 9 は読めない）",
  "empty-list":
    "打刻のない日の打刻一覧の書き方（value: 文、段落、見出しだけ、広い欄、横線の 0〜4）",
  "busy-button":
    "打刻ボタンが、開いたあとと押したあと、しばらく押せない（value: ミリ秒、既定 700。0: 押したあとずっと、1: はじめからずっと）",
  "summary-needed": "打刻ボタンが、開いたあとと押したあと、集計の表が届くまで押せない",
  "confirm-on-press":
    "打刻ボタンを押すと確認の窓が出て、「はい」でなければ送らない（value 1: 知らせの窓だけで、送らない。2: 「いいえ」でも送る。3: 画面の中の窓で尋ねる、4: 画面の中の窓が「処理中」と出て送る）",
  "other-day": "打刻修正の画面がほかの日（前の日）",
  "token-per-page": "トークンが画面ごとに変わり、前の画面のものは断られる",
  "book-row-missing": "出勤簿に一日ぶんの行がない（value: 何日か、既定 5）",
  "no-logout-link": "ログアウトのリンクがない画面",
  "leave-detail-unread": "休暇申請の画面に最終日がない（value 1: 別の申請の画面）",
  "leave-list-drawn":
    "休暇申請一覧が表ではない、または続きがある（value: 札、定義リスト、言葉だけの断り、スクリプトの頁送り、件数の 0〜4、あとから描く 5〜7、いつまでも届かない 8、影の木 9、枠 10）",
  "stored-moved": "受け付けて、別の時刻で保存する（value: 何分後、既定 5）",
  "note-dropped": "受け付けて、備考だけ保存しない",
  "other-place": "受け付けて、別の打刻場所で保存する",
  "slow-bytes": "少しずつしか届かない（value: 毎秒バイト、既定 1000）",
  "hang-renderer": "画面が固まる（value: 読み込みから何ミリ秒後、既定 0）",
  "endless-analytics": "終わらない計測リクエスト",
  "huge-page": "巨大な画面（value: バイト、既定 5000000（開くと画面のメモリは約0.5GB））",
  "leaking-page": "メモリを食い続ける画面（value: 毎秒MB、既定 20）",
  "alert-on-load": "開くと alert が出る",
  "leave-dialog": "離れるときに確認が出る（beforeunload）",
  "popup-on-load": "開くと別ウィンドウを開く",
  "load-internal-hosts": "よそのホストや内部アドレスを読み込もうとする",
  "other-person": "画面の氏名が別人（value 1: 氏名は同じで、入力欄の持ち主だけ別人）",
} as const;

export const faultNames: readonly FaultName[] = Object.keys(faultTitles).filter(isFaultName);

/** Whether a text names a simulated fault. */
export function isFaultName(text: string): text is FaultName {
  return Object.hasOwn(faultTitles, text);
}
