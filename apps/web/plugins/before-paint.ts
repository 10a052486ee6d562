import type {} from "../src/state/job/early-source.ts";

/**
 * Runs in the page's head, before anything is painted: the colours and the language that this browser has chosen, and the
 * title in that language. Asks for what else is needed and no link can name: the words of that language, and the events of
 * the job that the address is of. Uses nothing from outside itself, because the build writes its text into a file of its
 * own.
 */
export function beforePaint(): void {
  const root = document.documentElement;
  let scheme: string | null = null;
  try {
    scheme = localStorage.getItem("mantine-color-scheme-value");
    root.lang = localStorage.getItem("jobcan-autofill.language") ?? root.lang;
  } catch {
    // A browser that stores nothing: as the system has it.
  }
  const isDark =
    scheme === "dark" || (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset["mantineColorScheme"] = isDark ? "dark" : "light";
  const own = document.currentScript?.dataset ?? {};
  const title = root.lang === "en" ? own["titleEn"] : own["titleJa"];
  if (title !== undefined) document.title = title;
  if (root.lang === "en" && own["english"] !== undefined) {
    const words = Object.assign(document.createElement("link"), {
      rel: "modulepreload",
      crossOrigin: "",
      href: own["english"],
    });
    document.head.append(words);
  }
  const [, id] = /^\/jobs\/([0-9a-f]{32})$/.exec(location.pathname) ?? [];
  if (id !== undefined) openStream(id);

  /** The job's events are asked for before any other script has come, and kept for it. */
  function openStream(jobId: string): void {
    const input = encodeURIComponent(JSON.stringify({ id: jobId }));
    const source = new EventSource(`/trpc/jobs.follow?input=${input}`);
    const kept: Event[] = [];
    const stream = { source, kept, take: (event: Event) => void kept.push(event) };
    globalThis.earlyStream = stream;
    for (const name of "open,connected,message,serialized-error,ping,return,error".split(",")) {
      source.addEventListener(name, (event) => {
        // Its end: a browser would open it anew.
        if (name === "return" || name === "serialized-error") source.close();
        stream.take(event);
      });
    }
  }
}
