import { renderToString } from "react-dom/server";
import { Router } from "wouter";
import { App } from "./app.tsx";
import { english } from "./i18n/english.ts";
import { japanese } from "./i18n/wording.ts";
import { loadScreen } from "./screens/screens.tsx";
import { TitleContext } from "./shared/use-title.ts";

/** A screen as HTML, and the title of its tab. */
export interface FirstPaint {
  language: "ja" | "en";
  screen: string;
  title: string;
}

/** An address' screen in each language, as it is before its service has answered; for the build, which writes it into the page. */
export async function firstPaints(path: string): Promise<FirstPaint[]> {
  await loadScreen(path);
  return [japanese, english].map((wording) => {
    let title = "";
    const take = (shown: string) => {
      title = shown;
    };
    const screen = renderToString(
      <TitleContext value={take}>
        <Router ssrPath={path}>
          <App wording={wording} />
        </Router>
      </TitleContext>,
    );
    return { language: wording.language, screen, title };
  });
}
