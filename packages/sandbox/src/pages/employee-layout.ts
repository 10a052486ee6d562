import { html, raw } from "hono/html";
import type { Language } from "../tenants/tenant.ts";
import type { EmployeeFrame } from "./employee-frame.ts";
import { employeeHeader } from "./employee-header.ts";
import { htmlDocument } from "./html-document.ts";
import type { Markup } from "./markup.ts";
import { wordsOf } from "./words/words-of.ts";

/** The frame of the attendance product: header with the person's name, side menu, main column. */
export function employeeLayout(
  frame: EmployeeFrame,
  page: { title: string; body: Markup },
): Markup {
  return htmlDocument({
    title: page.title,
    language: frame.language,
    head: html`<meta name="robots" content="noindex,nofollow" />`,
    body: html`${employeeHeader(frame)}
      <div class="row">
        ${sideMenu(frame)}
        <main class="col">
          <div class="jbc-container">${page.body}</div>
        </main>
      </div>
      ${languageChoice(frame)}`,
  });
}

/** 出勤簿 is the first link of the menu: public clients press it by its place. */
function sideMenu(frame: EmployeeFrame): Markup {
  const words = wordsOf(frame.language);
  const correction = html`<a href="/employee/adit/modify/" id="menu_adit_img"
    >${words.correction}</a
  >`;
  return html`<aside id="sidemenu" class="jbc-sidemenu">
    <div class="flex-shrink-0">
      <div>
        <a href="/employee/attendance" id="menu_attendance">${words.book}</a>
        ${frame.correctionAllowed ? correction : ""}
        <a href="/employee/holiday" id="menu_holiday">${words.menu.leave}</a>
        <a href="/employee" id="menu_top">${words.menu.top}</a>
      </div>
    </div>
  </aside>`;
}

/** At the page's end, because public clients take the page's first option for that of the 打刻場所. */
function languageChoice(frame: EmployeeFrame): Markup {
  return html`<form id="language-form">
    <select
      id="language"
      aria-label="Language"
      onchange="document.cookie='employee_language='+this.value+'; path=/';location.reload()"
    >
      ${(["ja", "en", "ko"] as const).map(
        (language) =>
          html`<option value="${language}" ${language === frame.language ? raw(" selected") : ""}>
            ${languageNames[language]}
          </option>`,
      )}
    </select>
  </form>`;
}

const languageNames: Readonly<Record<Language, string>> = {
  ja: "日本語",
  en: "English",
  ko: "한국어",
};
