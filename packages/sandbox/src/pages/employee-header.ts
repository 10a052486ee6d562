import { html, raw } from "hono/html";
import type { EmployeeFrame } from "./employee-frame.ts";
import { hiddenInputs } from "./hidden-input.ts";
import type { Markup } from "./markup.ts";
import { wordsOf } from "./words/words-of.ts";

/** The bar of the common ID above the header of the attendance product (docs/jobcan.md §13 l). */
export function employeeHeader(frame: EmployeeFrame): Markup {
  return html`${commonIdBar(frame)}
    <nav class="navbar jbc-navbar" id="header">
      <a class="navbar-brand" href="/employee">JOBCAN</a>
      ${mobileSwitch(frame)}
      <div id="manager-name" class="dropdown">
        ${personLink(frame)}
        <div class="dropdown-menu">
          <a class="dropdown-item" href="/employee/edit-info/"
            >${wordsOf(frame.language).menu.settings}</a
          >
        </div>
      </div>
      <span class="jbc-company-name">${frame.employee.company.name}</span>
    </nav>`;
}

function commonIdBar({ language, employee, idOrigin }: EmployeeFrame): Markup {
  const { menu } = wordsOf(language);
  return html`<header>
    <div class="jbcid-header">
      <nav class="jbcid-navbar" role="navigation">
        <div class="jbcid-navbar-header">
          <a class="jbcid-logo" href="${idOrigin}" target="_blank">JOBCAN ID</a>
        </div>
        <div class="jbcid-navbar-menu jbcid-navbar-left">
          <ul class="nav">
            <li><a class="jbc-app-link active" href="/jbcoauth/login">${menu.attendance}</a></li>
          </ul>
        </div>
        <div class="jbcid-navbar-menu jbcid-navbar-right">
          <ul class="nav">
            <li class="user-menu" id="jbcid-user-menu">
              <a
                href="#"
                class="user-menu-toggle"
                id="jbcid-dropdown-button"
                onclick="document.getElementById('jbcid-user-menu').classList.toggle('open'); return false;"
                >${employee.account.email}</a
              >
              <ul class="user-menu-items">
                <li><a href="${idOrigin}/account/password" target="_blank">${menu.password}</a></li>
                <li><a href="/employee/logout/">${menu.logout}</a></li>
              </ul>
            </li>
          </ul>
        </div>
      </nav>
    </div>
  </header>`;
}

/** Stands before every page's own form, with a token of its own. */
function mobileSwitch({ language, employee }: EmployeeFrame): Markup {
  return html`<form action="/employee/mobile/switch" method="post">
    ${hiddenInputs({ token: employee.token })}
    <input type="submit" class="btn btn-sm" value="${wordsOf(language).menu.mobile}" />
  </form>`;
}

/** Without a blank before the name: public clients cut the family name off the front of the text. */
function personLink({ language, employee }: EmployeeFrame): Markup {
  const { name, staffCode } = employee.account;
  const { staffCode: label } = wordsOf(language);
  return html`${raw(`<a class="d-block dropdown-toggle" id="rollover-menu-link" href="#" data-toggle="dropdown">`)}${name}${raw("<br>")}<div>${label}${staffCode}</div></a>`;
}
