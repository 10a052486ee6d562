import { StrictMode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { chosenWording } from "./i18n/wording.ts";
import { loadScreen } from "./screens/screens.tsx";
import "./frame/mantine.css";
import "./frame/base.css";
import "./frame/page-frame.css";
import "./shared/shared.css";

// Not awaited: the words of another language import from this file, and would wait for its end as it does for them.
void start();

async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) return;
  const { pathname } = location;
  // A screen whose file cannot be brought says so itself.
  const loaded = loadScreen(pathname).catch(() => undefined);
  const [wording] = await Promise.all([chosenWording(), loaded]);
  const missingPath =
    root.querySelector(".first-paint[data-missing]") === null ? undefined : pathname;
  const screen = (
    <StrictMode>
      <App wording={wording} missingPath={missingPath} />
    </StrictMode>
  );
  // At once: until then the page may show a screen that only looks like this one.
  flushSync(() => createRoot(root).render(screen));
}
