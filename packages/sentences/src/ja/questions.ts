import type { Facts } from "@jobcan-automation/contract";
import { entryOf } from "../entry-of.ts";
import type { ErrorSentence, Sentences } from "../sentences.ts";

/** What a person is asked while a job waits, in Japanese. */
export const questionsJa: Sentences["questions"] = {
  one_time_code: {
    what: "ワンタイムコードの入力が必要です",
    next: "認証アプリやメールに届いたコードを入力してください。コードは Jobcan の欄に一度だけ入力し、保存しません。",
  },
  captcha: {
    what: "画像認証（CAPTCHA）が求められています",
    next: "Jobcan の画面でお答えください。",
  },
  second_step: {
    what: "ログインの途中で、もう一段の確認が求められています",
    next: "Jobcan の画面で確認を済ませてください。",
  },
  company_sign_in: {
    what: "会社のログイン（Google、SAML など）が必要です",
    next: "会社のログイン画面でログインしてください。",
  },
  terms: {
    what: "利用規約などへの同意が求められています",
    next: "内容を確かめて、Jobcan の画面でご自身で同意してください。",
  },
  own_sign_in: {
    what: "ご自身でログインしてください",
    next: "下の Jobcan の画面でログインすると、続きは自動で進みます。入力した内容は保存も記録もしません。",
  },
  sign_in_window: {
    what: "ブラウザーの窓を開きました。そこでログインしてください",
    next: "ログインしてご自分の画面が出たら、その窓を閉じてください。Mac では ⌘Q で終了します。閉じるまで、この窓には触れません。",
  },
  choose_company: {
    what: "会社を選ぶ必要があります",
    next: "勤怠を入力する会社を選んでください。",
  },
  leave_unread: {
    what: "休暇申請の一覧を読み取れませんでした",
    next: "休暇か分からない日をどうするか選んでください。",
  },
  note: {
    what: "この会社では打刻修正に備考が必要です",
    next: "備考のない日に使う言葉を入力してください。",
  },
  place: {
    what: "この会社では打刻場所を選ぶ必要があります",
    next: "打刻場所を選んでください。ご指定の場所か、初めから選ばれている場所で入力できる日は、そのままにします。",
  },
};

export const unansweredJa: Sentences["unanswered"] = {
  absent: "答える人がいない設定で始めたため、待ちませんでした。",
  late: "時間内に答えがありませんでした。",
  unviewed: "ページが1分以上閉じられていたため、待つのをやめました。",
};

export const unreadLeaveJa = {
  leave: "休暇かもしれないので入力しない",
  enter: "休暇ではないので入力する",
} as const satisfies Sentences["unreadLeave"];

export const usualNotesJa = ["打刻忘れのため", "勤務表のとおり"] as const;

/** OTP_REQUIRED: a code was refused, or nobody gave one. */
export function codeJa(facts: Facts): ErrorSentence {
  if (facts["reason"] === "refused") {
    return {
      what: "ワンタイムコードが受け付けられませんでした。",
      next: "新しいコードが出てから、もう一度始めてください。",
    };
  }
  return {
    what: `ワンタイムコードの入力が求められました。${missedJa(facts)}`,
    next: "コードを用意して、もう一度始めてください。ページを開いたままにすると、入力の欄が出ます。",
  };
}

/** Why nobody answered; empty where nobody was asked. */
export function missedJa(facts: Facts): string {
  return entryOf(unansweredJa, facts["reason"]) ?? "";
}
