import type { HelpWords } from "../help-words.ts";

export const helpJa: HelpWords = {
  usage: "使い方：",
  command: "コマンド",
  options: "[オプション]",
  intro: "勤怠シートを Jobcan に一日ずつ入力し、Jobcan に記録された内容を確かめます。",
  titles: {
    commands: "コマンド",
    options: "オプション",
    everyCommand: "どのコマンドにもあるオプション",
    exits: "終了コード：次に動く人",
  },
  more: "コマンドごとのオプション：jobcan-autofill コマンド --help",
  alsoNamed: (name) => `${name} とも書けます。`,
  sentenceEnd: "。",
  noPasswordOption:
    "パスワードは引数では受け取りません。同じ機械のほかの利用者に読めてしまうためです。JOBCAN_PASSWORD か --password-stdin で渡してください。端末では、表示せずに尋ねます。",
  commands: {
    start: {
      brief: "この機械でサービスと画面を始める。練習用サイトも並べて動かす",
      more: "この機械の中だけで、Ctrl-C まで動きます。コマンドを付けないときも同じです。",
    },
    fill: {
      brief: "シートを Jobcan に入力する",
      more: "経過は標準エラー出力、結果は標準出力に出します。端末では、送る前に尋ねます。",
    },
    plan: {
      brief: "比べるだけ：日ごとの今の記録、入力後の内容、その理由",
      more: "ログインして読むだけで、Jobcan には何も書き込みません。",
    },
    check: {
      brief: "読み取った表と指摘をすべて示す。Jobcan には何も送らない",
    },
    probe: {
      brief: "接続テスト：このアカウントの Jobcan の様子と、読み取れるかどうか",
      more: "一度ログインして読むだけで、何も入力しません。すべて読み取れて入力できるときは 0、そうでなければ 2 で終わります。",
    },
    template: {
      brief: "月の空のシートを保存する",
      more: "MONTH は 2026-11、this-month、last-month のどれかです。",
    },
    follow: {
      brief: "この端末で始めたジョブの経過を続きから示し、最後に結果を示す",
    },
    stop: { brief: "ジョブを止める" },
    recheck: {
      brief: "前のジョブの日を Jobcan で読み直す：承認されたか、承認待ちか、変わったか",
      more: "JOB は、ジョブの番号、JSON の控え、またはシートです。サービスに記録がもうないときは、控えかシートを使います。ログインして読むだけで、何も書き込みません。",
    },
    receipt: {
      brief: "ジョブの結果を保存する：結果の列を加えたシート、CSV、JSON",
    },
    jobs: { brief: "サービスがまだ覚えている、この端末のジョブを並べる" },
    telemetry: {
      brief: "サービスのメモリとブラウザーの今の様子を、Ctrl-C まで示す",
    },
    key: {
      brief: "サービスのキーを出す。curl などに使い、以後のコマンドもこれを使う",
      more: "あなただけが読める設定フォルダーに保存します。見えるのは、そのキーの処理だけです。",
    },
    practice: {
      brief: "練習用 Jobcan だけを動かす。どんなプログラムの試しにも使える",
      more: "この機械の中だけで、Ctrl-C まで動きます。会社の種類と障害は --list で示します。",
    },
    doctor: {
      brief: "入力に必要なものがそろっているかを調べる",
      more: "ブラウザー、フォント、メモリ、サービス、サイトのそれぞれを、することと合わせて一文で示します。",
    },
    completion: {
      brief: "シェルの補完スクリプトを出す",
      more: "bash では：source <(jobcan-autofill completion bash)",
    },
  },
  optionLines: {
    server:
      "動いているサービス（または JOBCAN_AUTOFILL_SERVER）。付けなければ、このプログラムの中でサービスを動かす。follow・stop・telemetry では start のもの、なければ http://localhost:3000",
    "access-token":
      "限られた人だけのサービスのトークン（JOBCAN_AUTOFILL_ACCESS_TOKEN のほうが安全。引数はほかの利用者に読める）",
    new: "保存したキーの代わりに、新しいキーを受け取る。前のキーの処理は見えなくなる",
    verbose: "このプログラムの中で動くサービスのログを標準エラー出力に出す",
    port: "この機械のポート（既定は空いているもの。start では PORT があればその番号）",
    "no-open": "画面をブラウザーで開かない",
    tenant: "練習用サイトの会社の種類",
    faults: "練習用サイトで起こす障害。slow:value=500,captcha のように",
    latency: "応答の前に待つミリ秒",
    list: "会社の種類と障害を示して終わる",
    json: "結果を JSON で出す",
    lang: "言語（既定は LANG による。なければ ja）",
    help: "この説明",
    version: "バージョン",
    login: "メールアドレスかスタッフコード（または JOBCAN_LOGIN）",
    "password-stdin": "パスワードを標準入力から読む",
    "practice-account": "練習用サイトのアカウントでログインする。ログイン名を付けないときも同じ",
    "own-sign-in":
      "パスワードを渡さず、開いた窓で自分でログインする（Google・SAML・パスキーも）。窓を閉じると続きが始まる",
    company: "会社 ID（スタッフコードのとき、複数の会社に登録があるとき）",
    target: "どの Jobcan か（既定 jobcan、本番）",
    plan: "比べるだけにする。コマンド plan と同じ",
    note: "備考のない行に付ける備考",
    group: "打刻場所",
    "include-holidays": "Jobcan で休日の日にも入力する",
    "unread-leave":
      "休暇かどうかを読み取れない日の扱い：leave（既定、入力しない）か enter（入力する）",
    "add-missing-on": "Jobcan の記録を残し、ない打刻だけを追加する日。plan がその日を示す",
    "include-doubtful":
      "シートの内容から確認が必要な行（有給とあるのに時刻がある、読んでいない二つ目の勤務がある、など）も入力する。付けなければ、行を示して送らない",
    "first-day-only": "いちばん早い1日だけを送る。続きは、付けずにもう一度",
    "after-day": "今の日を終えてから止める",
    yes: "送る前に尋ねない",
    sheet: "ファイルの中の読むシート",
    person: "複数の人のシートで、だれの行を使うか",
    month: "年や月の書かれていない日（2、11/2）の月",
    columns: "読む列。note=F、breakStart=G、breakEnd=H も",
    "accept-suggestions": "セルごとの書き方の候補をすべて受け入れる",
    "only-good": "問題のない行だけで進む。ほかの行は示す",
    skeleton:
      "読み取れなかった画面の骨組みを、報告のために保存する。画面の文字・数字・名前は入らない",
    output: "保存先",
  },
  exits: {
    0: "すべてJobcanの記録と一致：送った行はどれも、記録されているか、指定した条件で対象外になっている（check：どの行にも問題がない、plan：比べ終えた、probe：読み取れた、recheck：記録されているか承認待ち）",
    2: "一部だけ：送らなかった行か、求めたとおりでない日がある。または何も入力していない",
    3: "シートに確かめるか直すところがある。何も送っていない",
    4: "ログインに人が必要：確認コード、画像認証、アカウントのロック",
    5: "ログイン名かパスワードの誤り",
    6: "実行できない：サービスやブラウザーがない、またはサイトの様子が違う",
    7: "あとでもう一度：混雑、停止中、または途切れた",
    64: "コマンドの書き方の誤り",
    130: "止めた（Ctrl-C または stop）",
  },
};
