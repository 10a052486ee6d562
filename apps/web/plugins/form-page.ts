import react from "@vitejs/plugin-react";
import { type Plugin, runnerImport } from "vite";
import type * as firstPaintModule from "../src/first-paint.tsx";
import { beforePaint } from "./before-paint.ts";

const entry = "./src/first-paint.tsx";
const emptyRoot = '<div id="root"></div>';
const fileInput = /<input type="file"[^>]*>/;

/**
 * Writes `autofill.html`: the page with the form's screen already in it, so that its words are painted before any script
 * has come. Nothing in it can be used (`inert`), and the first real screen takes its place. It is in Japanese; for a
 * browser that has chosen another language it stays hidden.
 */
export function formPage(): Plugin {
  let folder = ".";
  return {
    name: "form-page",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      folder = config.root;
    },
    async generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const page = files.find(({ fileName }) => fileName === "index.html");
      const seal = files.find(({ fileName }) => /(^|\/)seal-[^/]*\.svg$/.test(fileName));
      if (page?.type !== "asset" || seal === undefined) throw new Error("no page to write into");
      const script = this.emitFile({
        type: "asset",
        name: "before-paint.js",
        source: `(${beforePaint.toString()})();\n`,
      });
      const screen = await renderScreen(folder, `/${seal.fileName}`);
      const written = `<div id="root"><div class="first-paint" inert>${screen}</div></div>`;
      const html = String(page.source)
        .replace("<script ", `<script src="/${this.getFileName(script)}"></script>\n    <script `)
        .replace(emptyRoot, () => written);
      if (!html.includes(written)) throw new Error(`the page has no ${emptyRoot}`);
      this.emitFile({ type: "asset", fileName: "autofill.html", source: html });
    },
  };
}

/** Without the field for files: one given to it would be lost. */
async function renderScreen(folder: string, seal: string): Promise<string> {
  const { module } = await runnerImport<typeof firstPaintModule>(entry, {
    configFile: false,
    root: folder,
    logLevel: "warn",
    plugins: [replacedFiles(seal), react()],
  });
  const screen = module.firstPaint();
  const written = screen.replace(fileInput, "");
  if (written === screen) throw new Error("the form has no field for files");
  return written;
}

/** Styles are in the page's own file; the picture is the one that the page loads. */
function replacedFiles(seal: string): Plugin {
  const styles = "\0styles";
  const picture = "\0picture";
  return {
    name: "replaced-files",
    enforce: "pre",
    resolveId(source) {
      if (source.endsWith(".css")) return styles;
      return source.endsWith(".svg") ? picture : undefined;
    },
    load(id) {
      if (id === styles) return "";
      return id === picture ? `export default ${JSON.stringify(seal)};` : undefined;
    },
  };
}
