import type { Facts } from "@jobcan-automation/contract";
import { entryOf, textOf } from "../entry-of.ts";
import type { ErrorSentence } from "../sentences.ts";
import { missedJa } from "./questions.ts";

/**
 * Steps that only a person can take at Jobcan, by the `kind` of HUMAN_CHECK_REQUIRED, with the page they were seen
 * on.
 */
export function humanCheckJa(facts: Facts): ErrorSentence {
  const { what, next } = entryOf(humanChecks, facts["kind"]) ?? anyHumanCheck;
  return { what: `${what}${pageJa(facts)}。${missedJa(facts)}${siteWordsJa(facts)}`, next };
}

/** SITE_CHANGED: which page, and what is missing or different on it. */
export function siteChangedJa(facts: Facts): ErrorSentence {
  if (facts["cause"] === "stored_differently") return storedOtherwise;
  const page = entryOf(pages, facts["page"]) ?? textOf(facts["page"]) ?? placeOf(facts);
  const field = textOf(facts["field"]);
  const where = [page, field].filter((part) => part !== undefined).join("、");
  return {
    what: `Jobcan の画面が想定と違うため、安全のために止めました${where === "" ? "" : `（${where}）`}。`,
    next: "このツールの更新が必要です。管理者にお知らせください。",
  };
}

/** ACCOUNT_MISMATCH: whose pages they were at first, and whose they are now. */
export function accountMismatchJa(facts: Facts): ErrorSentence {
  const expected = textOf(facts["expected"]);
  const shown = textOf(facts["shown"]);
  const names =
    expected === undefined || shown === undefined ? "" : `（「${expected}」から「${shown}」）`;
  return {
    what: `Jobcan に表示される名前が途中で変わった${names}ため、安全のために止めました。`,
    next: "アカウントと会社 ID を確かめ、入力済みの日を Jobcan でご確認ください。",
  };
}

/** Jobcan's own words, as a sentence to follow another; empty where it gave none. */
export function siteWordsJa(facts: Facts): string {
  const text = textOf(facts["siteText"]);
  return text === undefined ? "" : `Jobcan の表示：「${text}」`;
}

const storedOtherwise: ErrorSentence = {
  what: "送った内容と違う形の記録が、同じように二日続いたため、安全のために止めました。その後は何も送っていません。",
  next: "この二日を Jobcan で確かめ、直してください。このツールの更新が必要です。管理者にお知らせください。",
};

const signInYourself = "一度 Jobcan にご自身でログインしてから、もう一度お試しください。";
const useJobcanDirectly = "自動入力はできません。Jobcan で直接入力してください。";

const humanChecks: Readonly<Record<string, ErrorSentence>> = {
  captcha: { what: "画像認証（CAPTCHA）が求められました", next: signInYourself },
  sso: {
    what: "この会社のログインは、シングルサインオン（Google、SAML など）です",
    next: "「自分でログインする」を選んで、もう一度始めてください。Google などが断る場合は、このツールをご自分のパソコンで動かしてください。そこで「このパソコンのブラウザー」を選べます。",
  },
  second_step: {
    what: "ログインの途中で、もう一段の確認が求められました",
    next: `ご自身でログインして確認を済ませてください。毎回求められるアカウントでは${useJobcanDirectly}`,
  },
  password_expired: {
    what: "パスワードの変更が求められました",
    next: "Jobcan にログインして、パスワードを変えてください。その後、新しいパスワードで始めてください。",
  },
  terms: {
    what: "利用規約などへの同意が求められました",
    next: "Jobcan にログインして内容を確かめてから、もう一度お試しください。",
  },
  own_sign_in: {
    what: "ご自身でのログインが終わりませんでした",
    next: "もう一度始めて、Jobcan のご自分の画面が出るまで進めてください。",
  },
  choose_company: {
    what: "会社を選ぶ画面が出ました",
    next: "もう一度始めて、会社を選んでください。「会社 ID」を入力しておくこともできます。",
  },
};

const anyHumanCheck: ErrorSentence = {
  what: "ご本人による確認が求められました",
  next: signInYourself,
};

const pages: Readonly<Record<string, string>> = {
  sign_in: "ログイン画面",
  day: "打刻修正の画面",
  attendance_book: "出勤簿",
};

function pageJa(facts: Facts): string {
  const place = placeOf(facts);
  return place === undefined ? "" : `（${place}）`;
}

function placeOf(facts: Facts): string | undefined {
  const title = textOf(facts["title"]);
  const host = textOf(facts["host"]);
  if (title === undefined) return host;
  return host === undefined ? `「${title}」` : `「${title}」、${host}`;
}
