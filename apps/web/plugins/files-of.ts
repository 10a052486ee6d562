import type { Rolldown } from "vite";

/** A screen's own files: what it and all that it imports is in, without what the page's first files hold. */
export function filesOf(
  bundle: Rolldown.OutputBundle,
  module: string,
): { styles: string[]; scripts: string[] } {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const screen = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
  if (screen === undefined) throw new Error(`nothing holds ${module}`);
  const first = new Set(chunks.filter(({ isEntry }) => isEntry).flatMap((chunk) => within(chunk)));
  const own = within(screen).filter((chunk) => !first.has(chunk));
  const styles = own.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
  return { styles: [...new Set(styles)], scripts: own.map(({ fileName }) => fileName) };

  function within(
    chunk: Rolldown.OutputChunk,
    seen = new Set<Rolldown.OutputChunk>(),
  ): Rolldown.OutputChunk[] {
    seen.add(chunk);
    for (const name of chunk.imports) {
      const imported = bundle[name];
      if (imported?.type === "chunk" && !seen.has(imported)) within(imported, seen);
    }
    return [...seen];
  }
}
