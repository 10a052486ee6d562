/**
 * Runs in the page's head, before anything is painted: the colours and the language that this browser has chosen, the
 * title in that language, and a request for the file of its words, which no link can name. Uses nothing from outside
 * itself, because the build writes its text into a file of its own.
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
}
