import { clockText, secondsText } from "../clock-text.ts";
import type { Sentences } from "../sentences.ts";
import { errorsJa } from "./errors.ts";
import { probeJa } from "./probe.ts";
import { questionsJa, unansweredJa } from "./questions.ts";
import { jobOutcomesJa, outcomesJa, plansJa, punchKindsJa, reasonsJa } from "./ledger.ts";

/** Sentences of a job's log, in Japanese. */
export const logJa: Sentences["log"] = {
  job_queued: ({ position }) => `受け付けました。順番は ${position}番目です`,
  job_started: ({ days, mode }) => {
    switch (mode) {
      case "plan":
        return `${days}日分の確認を始めます（書き込みません）`;
      case "fill":
        return `${days}日分の入力を始めます`;
      case "probe":
        return "接続テストを始めます（画面を読むだけで、書き込みません）";
      case "recheck":
        return `${days}日分の再確認を始めます（読むだけで、書き込みません）`;
    }
  },
  job_finished: ({ outcome }) => `終了しました：${labelOf(jobOutcomesJa, outcome)}`,
  job_failed: ({ code, facts }) => {
    const sentence = errorsJa[code](facts);
    return `${sentence.what}${sentence.next === "" ? "" : ` ${sentence.next}`}`;
  },
  browser_starting: () => "ブラウザーを起動しています",
  browser_ready: ({ tookMs, sandbox }) =>
    `ブラウザーの準備ができました（${secondsText(tookMs)}秒、サンドボックス${sandbox ? "有効" : "無効"}）`,
  browser_closed: () => "ブラウザーを閉じました",
  browser_relaunched: ({ reason }) => `ブラウザーを起動し直しました（${reason}）`,
  cleanup_failed: ({ step, error }) => `後片付けに失敗しました（${step}：${error}）`,
  leftover_killed: ({ processes }) => `残っていたプロセスを${processes}個終了しました`,
  signing_in: ({ host }) => `${host} にログインしています`,
  signed_in: ({ name, tookMs }) => `${name} さんとしてログインしました（${secondsText(tookMs)}秒）`,
  leave_unread: ({ from }) =>
    from === undefined || from === ""
      ? "休暇申請の一覧を読み取れませんでした。どの日も、休暇が申請されているか分かりません"
      : `${from} からの休暇申請の最終日を読み取れませんでした。それ以降の日が休暇か分かりません`,
  person_asked: ({ kind, secs, isRepeat }) =>
    `${questionsJa[kind].what}。${isRepeat ? "前の答えは受け付けられませんでした。もう一度だけ、" : ""}${secs}秒待ちます`,
  person_answered: ({ kind }) => `答えを受け取りました：${questionsJa[kind].what}`,
  wait_extended: ({ secs }) => `待つ時間を延ばしました（あと${secs}秒）`,
  person_missed: ({ reason }) => unansweredJa[reason],
  session_resumed: ({ name }) =>
    name === ""
      ? "確認したときのログインを引き継ぎました"
      : `確認したときのログインを引き継ぎました（${name} さん）`,
  signed_in_again: () => "セッションが切れたため、もう一度ログインしました",
  reading_month: ({ month }) => `${month} の出勤簿を読んでいます`,
  month_read: ({ month, days }) => `${month} の出勤簿を読みました（${days}日分）`,
  reading_day: () => "この日の打刻修正の画面を読んでいます",
  rechecked: ({ days, awaiting, differing }) =>
    `${days}日分を読み直しました（承認待ち ${awaiting}日、内容が異なる日 ${differing}日）`,
  probed: ({ verdict }) => probeJa.verdicts[verdict],
  day_planned: ({ plan }) => `予定：${plansJa[plan]}`,
  note_not_taken: () => "Jobcan の画面に備考の欄がないため、備考なしで入力します",
  place_not_taken: ({ groupName }) =>
    `Jobcan の画面に打刻場所の欄がないため、「${groupName}」を選ばずに入力します`,
  punch_sending: ({ kind, timeMin }) => `${punchKindsJa[kind]} ${clockText(timeMin)} を打刻します`,
  punch_accepted: ({ kind, timeMin }) =>
    `${punchKindsJa[kind]} ${clockText(timeMin)} が受け付けられました`,
  punch_refused: ({ kind, timeMin, reason, siteText }) =>
    `${punchKindsJa[kind]} ${clockText(timeMin)} は受け付けられませんでした：${siteText === "" ? reasonsJa[reason]({}) : `「${siteText}」`}`,
  reply_lost: ({ kind, timeMin }) =>
    `${punchKindsJa[kind]} ${clockText(timeMin)} の返事が届きませんでした。打刻一覧を読み直して確かめます`,
  settled_by_reading: ({ kind, timeMin, present }) =>
    `${punchKindsJa[kind]} ${clockText(timeMin)} は打刻一覧に${present ? "ありました" : "ありませんでした"}`,
  day_ended: ({ outcome, reason }) =>
    `${outcomesJa[outcome]}${reason === undefined ? "" : `（${reasonsJa[reason]({})}）`}`,
  book_checked: ({ days, differing }) =>
    differing === 0
      ? `出勤簿と照合しました。${days}日とも一致しています`
      : `出勤簿と照合しました。${days}日のうち${differing}日が一致しません`,
  page_retried: ({ page, attempt, reason }) =>
    `${page} を読み直します（${attempt}回目、${reason}）`,
  rate_limited: ({ times, atMost, waitMs }) =>
    `Jobcan から回数の制限を受けました。${secondsText(waitMs)}秒待ってから続けます（${times}回目、最大${atMost}回）`,
  slowed_down: ({ intervalMs }) =>
    `ここから先は、ページを開く間隔を空けます（${secondsText(intervalMs)}秒以上）`,
  dialog_dismissed: ({ text }) =>
    text === ""
      ? "画面の確認メッセージを閉じました"
      : `画面の確認メッセージを閉じました：「${text}」`,
  request_blocked: ({ host, count }) => `Jobcan 以外への通信を止めました（${host}、${count}件）`,
  site_says: ({ text }) => `Jobcan からの表示：「${text}」`,
  stop_requested: ({ when, by }) => {
    const said =
      by === "operator" ? "サービスの運営者から停止の指示を受けました" : "停止の指示を受けました";
    return when === "now" ? `${said}。すぐに止めます` : `${said}。この日を終えてから止めます`;
  },
  memory_refused: ({ usedMb, limitMb }) =>
    `メモリーに余裕がないため、空くのを待ってから始めます（使用 ${usedMb}/${limitMb} MB）`,
  memory_high: ({ usedMb, limitMb }) =>
    `メモリーの使用量が高くなっています（使用 ${usedMb}/${limitMb} MB）`,
  memory_stopped: ({ usedMb, limitMb }) =>
    `メモリー不足になる前に安全に停止しました（使用 ${usedMb}/${limitMb} MB）`,
  runner_died: ({ code }) => `実行プロセスが終了しました：${errorsJa[code]({}).what}`,
  service_restarted: () => "サービスが再起動しました",
};

function labelOf(labels: Readonly<Record<string, string>>, word: string): string {
  return labels[word] ?? word;
}
