import { html } from "hono/html";
import type { EmployeeSession } from "../state/sessions.ts";
import type { Language } from "../tenants/tenant.ts";
import { htmlDocument } from "./html-document.ts";
import type { Markup } from "./markup.ts";
import { wordsOf } from "./words/words-of.ts";

/** What the frame of every employee page shows. */
export interface EmployeeFrame {
  readonly language: Language;
  readonly employee: EmployeeSession;
  readonly correctionAllowed: boolean;
}

/** The frame of the attendance product: header with the person's name, side menu, main column. */
export function employeeLayout(
  frame: EmployeeFrame,
  page: { title: string; body: Markup },
): Markup {
  const { account, company } = frame.employee;
  return htmlDocument({
    title: page.title,
    language: frame.language,
    head: html`<meta name="robots" content="noindex,nofollow" />`,
    body: html`<nav class="navbar jbc-navbar" id="header">
        <a class="navbar-brand" href="/employee">JOBCAN</a>
        <div id="login-contents">
          <span id="rollover-menu-link" class="jbc-user-name">${account.name}</span>
          <span class="jbc-company-name">${company.name}</span>
          <a href="/employee/logout/">${wordsOf(frame.language).menu.logout}</a>
        </div>
      </nav>
      <div class="row">
        ${sideMenu(frame)}
        <main class="col">
          <div class="jbc-container">${page.body}</div>
        </main>
      </div>`,
  });
}

function sideMenu(frame: EmployeeFrame): Markup {
  const words = wordsOf(frame.language);
  return html`<aside id="sidemenu" class="jbc-sidemenu">
    <ul>
      <li><a href="/employee" id="menu_top">${words.menu.top}</a></li>
      <li><a href="/employee/attendance" id="menu_attendance">${words.book}</a></li>
      ${
        frame.correctionAllowed
          ? html`<li>
              <a href="/employee/adit/modify/" id="menu_adit_img">${words.correction}</a>
            </li>`
          : ""
      }
      <li><a href="/employee/holiday" id="menu_holiday">${words.menu.leave}</a></li>
    </ul>
    <form id="language-form">
      <select
        id="language"
        aria-label="Language"
        onchange="document.cookie='employee_language='+this.value+'; path=/';location.reload()"
      >
        ${(["ja", "en", "ko"] as const).map(
          (language) =>
            html`<option value="${language}" ${language === frame.language ? "selected" : ""}>
              ${languageNames[language]}
            </option>`,
        )}
      </select>
    </form>
  </aside>`;
}

const languageNames: Readonly<Record<Language, string>> = {
  ja: "日本語",
  en: "English",
  ko: "한국어",
};
