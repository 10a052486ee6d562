import { raw } from "hono/html";
import type { Markup } from "./markup.ts";

/**
 * Hidden fields as PHP prints them: one line a tag, `name` before `value`, `value` last (docs/jobcan.md §13 t). Public
 * clients read them with expressions over single lines.
 */
export function hiddenInputs(fields: Readonly<Record<string, string | number>>): Markup {
  return raw(
    Object.entries(fields)
      .map(([name, value]) => `\n${hiddenTag("", name, value)}`)
      .join(""),
  );
}

/** The token of a page's own form; it alone has the class `token`. */
export function tokenInput(token: string): Markup {
  return raw(`\n${hiddenTag('class="token" ', "token", token)}`);
}

/** A form's start with its CSRF token on the same line, as Rails prints it (docs/jobcan.md §13 t). */
export function railsFormStart(id: string, action: string, csrfToken: string): Markup {
  const start = `<form class="form" id="${id}" action="${action}" accept-charset="UTF-8" method="post">`;
  const mark = `<input name="utf8" type="hidden" value="&#x2713;" />`;
  const token = `<input type="hidden" name="authenticity_token" value="${escaped(csrfToken)}" />`;
  return raw(`${start}${mark}${token}`);
}

function hiddenTag(before: string, name: string, value: string | number): string {
  return `<input type="hidden" ${before}name="${name}" value="${escaped(value)}">`;
}

function escaped(value: string | number): string {
  return String(value).replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
