import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { chosenWording } from "./i18n/wording.ts";
import "./frame/mantine.css";
import "./frame/base.css";
import "./frame/page-frame.css";
import "./shared/shared.css";

await start();

async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) return;
  const wording = await chosenWording();
  createRoot(root).render(
    <StrictMode>
      <App wording={wording} />
    </StrictMode>,
  );
}
