import { renderToString } from "react-dom/server";
import { Router } from "wouter";
import { App } from "./app.tsx";
import { japanese } from "./i18n/wording.ts";

/** The form's screen as HTML, as it is before its service has answered; for the build, which writes it into the page. */
export function firstPaint(): string {
  return renderToString(
    <Router ssrPath="/autofill">
      <App wording={japanese} />
    </Router>,
  );
}
