import { type html, raw } from "hono/html";

/** A piece of escaped HTML, as hono/html gives it. */
export type Markup = ReturnType<typeof html>;

/** A value as JavaScript inside an inline script; `<` cannot end the script. */
export function scriptValue(value: unknown): Markup {
  return raw(JSON.stringify(value).replaceAll("<", "\\u003c"));
}
