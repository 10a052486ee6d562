// What a document leads to: a packed README is read where the checkout is not.

/** The files that a Markdown text links to or shows, as it names them, each once and without its fragment. */
export function linkedDocuments(markdown) {
  const targets = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  const files = targets
    .filter((target) => !/^(?:[a-z][a-z+.-]*:|#)/i.test(target))
    .map((target) => target.split("#", 1)[0]);
  return [...new Set(files)];
}
