import type { Language } from "@jobcan-automation/sentences";

const en = `Usage: jobcan-autofill <command> [options]

Commands
  run FILE              Enter the sheet into Jobcan: live log on stderr, receipt on stdout
  check FILE            List every finding in the sheet; sends nothing to Jobcan
  follow ID             Go on with the live log of a job that this machine started, then its receipt
  receipt ID            Save its receipt: the sheet with result columns, or by -o FILE.csv, FILE.json
  stop ID               Stop it
  template MONTH        Save a month's empty sheet (2026-11, this-month, last-month)

Options
  --server URL          The service (default http://localhost:3000, or JOBCAN_AUTOFILL_SERVER)
  --login NAME          E-mail or staff code (or JOBCAN_LOGIN)
  --password-stdin      Read the password from standard input (or set JOBCAN_PASSWORD);
                        at a terminal it is asked for and not shown
  --practice-account    Sign in with the practice site's own account
  --company ID          Company ID, for staff codes and multi-company accounts
  --target TARGET       practice or jobcan (default jobcan)
  --plan                Read and compare only; write nothing
  --note TEXT           Note for rows that have none
  --group NAME          Place of work
  --include-holidays    Enter days that are holidays in Jobcan too
  --unread-leave WHAT   Days of which it cannot be read whether they are leave:
                        leave (default, not entered) or enter
  --include-doubtful    Enter rows that the sheet itself puts in doubt too (leave beside
                        times, a second shift that is not read, …); without it they are
                        named and not sent
  --after-day           With stop: finish the current day first
  -o, --output FILE     With template and receipt: where to save it
  --json                Results as JSON
  --lang ja|en          Language (default: by LANG, else ja)
  -h, --help            This text

A password is never taken as an argument: other users of the machine could read it.

Exit codes
  0  the job succeeded: every day that was sent is recorded as asked (--plan: compared;
     check: no errors)
  1  partly done, failed or stopped      2  command line not understood
  3  the sheet has errors                4  the service cannot be reached, or refused
  130  Ctrl-C: the job was told to stop
`;

const ja = `使い方：jobcan-autofill <コマンド> [オプション]

コマンド
  run FILE              シートを Jobcan に入力する（経過は標準エラー出力、結果は標準出力）
  check FILE            シートの指摘をすべて示す。Jobcan には何も送らない
  follow ID             この端末で始めたジョブの経過を続きから示し、最後に結果を示す
  receipt ID            結果を保存する：結果の列を加えたシート、-o FILE.csv、-o FILE.json
  stop ID               止める
  template MONTH        月の空のシートを保存する（2026-11、this-month、last-month）

オプション
  --server URL          サービスのアドレス（既定 http://localhost:3000、または JOBCAN_AUTOFILL_SERVER）
  --login NAME          メールアドレスかスタッフコード（または JOBCAN_LOGIN）
  --password-stdin      パスワードを標準入力から読む（または JOBCAN_PASSWORD）。
                        端末では、表示せずに尋ねる
  --practice-account    練習用サイトのアカウントでログインする
  --company ID          会社 ID（スタッフコードのとき、複数の会社に登録があるとき）
  --target TARGET       practice（練習用）か jobcan（本番、既定）
  --plan                読んで比べるだけで、何も書き込まない
  --note TEXT           備考のない行に付ける備考
  --group NAME          打刻場所
  --include-holidays    Jobcan で休日の日にも入力する
  --unread-leave WHAT   休暇かどうかを読み取れない日の扱い:
                        leave（既定、入力しない）または enter（入力する）
  --include-doubtful    シートの内容から確認が必要な行（有給とあるのに時刻がある、読んでいない
                        二つ目の勤務がある、など）も入力する。付けなければ、行を示して送らない
  --after-day           stop とともに：今の日を終えてから止める
  -o, --output FILE     template、receipt とともに：保存先
  --json                結果を JSON で出す
  --lang ja|en          言語（既定は LANG による。なければ ja）
  -h, --help            この説明

パスワードは引数では受け取りません。同じ機械のほかの利用者に読めてしまうためです。

終了コード
  0  完了：送ったどの日も求めたとおりに記録されている（--plan：比べ終えた、check：直すところがない）
  1  一部だけ、失敗、または停止          2  コマンドの書き方の誤り
  3  シートに直すところがある            4  サービスにつながらない、または断られた
  130  Ctrl-C：ジョブに停止を指示した
`;

/** What `--help` says. */
export const usage: Readonly<Record<Language, string>> = { ja, en };
