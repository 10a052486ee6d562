import react from "@vitejs/plugin-react";
import { type Plugin, type Rolldown, createServer } from "vite";
import type * as firstPaintModule from "../src/first-paint.tsx";
import { beforePaint } from "./before-paint.ts";
import { openEarly } from "./open-early.ts";
import { filesOf } from "./files-of.ts";

const entry = "./src/first-paint.tsx";
const emptyRoot = '<div id="root"></div>';
const fileInput = /<input type="file"[^>]*>/g;

interface WrittenPage {
  /** The file that the service sends. */
  file: string;
  /** An address that it is sent for. */
  path: string;
  /** The module of its screen, where that is not in the page's first file. */
  module?: string;
  /** It is sent where the service has no such address, whatever the page knows of it. */
  isMissing?: true;
}

const pages: readonly WrittenPage[] = [
  { file: "autofill.html", path: "/autofill" },
  { file: "jobs.html", path: "/jobs", module: "jobs/jobs-screen.tsx" },
  { file: "job.html", path: "/jobs/0", module: "job/job-screen.tsx" },
  { file: "telemetry.html", path: "/telemetry", module: "telemetry/telemetry-screen.tsx" },
  { file: "operator.html", path: "/operator", module: "operator/operator-screen.tsx" },
  { file: "privacy.html", path: "/privacy", module: "about/privacy-screen.tsx" },
  { file: "terms.html", path: "/terms", module: "about/terms-screen.tsx" },
  { file: "contact.html", path: "/contact", module: "about/contact-screen.tsx" },
  { file: "not-found.html", path: "/404", isMissing: true },
];

/**
 * Writes a page for each address, with its screen already in it, so that its words are painted before any script has come:
 * in both languages, of which one is seen. Nothing in it can be used (`inert`), and the first real screen takes its place.
 */
export function writtenPages(): Plugin {
  let folder = ".";
  return {
    name: "written-pages",
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
        source: [beforePaint, openEarly].map((run) => `(${run.toString()})();\n`).join(""),
      });
      const before = `/${this.getFileName(script)}`;
      const [english = ""] = filesOf(bundle, "/src/i18n/english.ts").scripts;
      for (const [written, paints] of await painted(folder, `/${seal.fileName}`)) {
        const own = linksOf(bundle, written.module);
        const source = write(String(page.source), { written, paints, before, own, english });
        this.emitFile({ type: "asset", fileName: written.file, source });
      }
    },
  };
}

interface Parts {
  written: WrittenPage;
  paints: readonly firstPaintModule.FirstPaint[];
  /** The script that runs before anything is painted. */
  before: string;
  /** Links to the files of the screen. */
  own: string;
  /** The file of the English words. */
  english: string;
}

function write(html: string, { written, paints, before, own, english }: Parts): string {
  const screens = paints.map((paint) => screenOf(written, paint)).join("");
  const titles = paints.map(({ language, title }) => ` data-title-${language}="${escaped(title)}"`);
  const first = paints[0]?.title ?? "";
  const steps: readonly (readonly [string | RegExp, string])[] = [
    [/<title>[^<]*<\/title>/, `<title>${escaped(first)}</title>`],
    [
      "<script ",
      `<script src="${before}"${titles.join("")} data-english="/${english}"></script>\n    <script `,
    ],
    ["</head>", `${own}</head>`],
    [emptyRoot, `<div id="root">${screens}</div>`],
  ];
  return steps.reduce((text, [place, content]) => {
    if (text.search(place) === -1) throw new Error(`the page has no ${String(place)}`);
    return text.replace(place, () => content);
  }, html);
}

/** Without the field for files: one given to it would be lost. */
function screenOf(
  { path, isMissing }: WrittenPage,
  { language, screen }: firstPaintModule.FirstPaint,
): string {
  const written = screen.replaceAll(fileInput, "");
  if ((written === screen) === (path === "/autofill"))
    throw new Error(`a field for files, ${path}`);
  const missing = isMissing === true ? " data-missing" : "";
  return `<div class="first-paint" lang="${language}"${missing} inert>${written}</div>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** What its screen needs, asked for at once and not only when the first script has run. */
function linksOf(bundle: Rolldown.OutputBundle, module: string | undefined): string {
  if (module === undefined) return "";
  const { styles, scripts } = filesOf(bundle, `/src/screens/${module}`);
  return [
    ...styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
    ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
  ]
    .map((link) => `  ${link}\n  `)
    .join("");
}

async function painted(
  folder: string,
  seal: string,
): Promise<Map<WrittenPage, readonly firstPaintModule.FirstPaint[]>> {
  const server = await createServer({
    configFile: false,
    root: folder,
    logLevel: "warn",
    appType: "custom",
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [replacedFiles(seal), react()],
  });
  try {
    const module: Partial<typeof firstPaintModule> = await server.ssrLoadModule(entry);
    const { firstPaints } = module;
    if (firstPaints === undefined) throw new Error(`${entry} paints nothing`);
    const each = pages.map(async (page) => [page, await firstPaints(page.path)] as const);
    return new Map(await Promise.all(each));
  } finally {
    await server.close();
  }
}

/** Styles are in the page's own files; the picture is the one that the page loads. */
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
