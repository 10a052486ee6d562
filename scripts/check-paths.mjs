// Every path in backticks that the documents name must exist, and every cited section too: a drawing that lies is worse
// than none.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { commentsOf, findWrongCitations } from "./lib/citations.mjs";
import { inRoot, root } from "./lib/project.mjs";

const documents = find(["*.md", "docs/**/*.md", "packages/*/README.md", "apps/*/README.md"]);
const programs = find(["{apps,packages,tests,bench,scripts}/**/*.{ts,tsx,mjs}"]);
const pathLike = /^(?:apps|packages|docs|scripts|tests|bench|\.ci)\/[\w@./-]+$/;

const wrong = [
  ...documents.flatMap(missingPathsIn),
  ...documents.flatMap((file) => wrongCitationsIn(file, read(file), true)),
  ...programs.flatMap((file) => wrongCitationsIn(file, commentsOf(read(file)), false)),
];
if (documents.length === 0 || programs.length === 0)
  wrong.push("no documents or no programs found");
for (const line of wrong) process.stderr.write(`${line}\n`);
process.stderr.write(
  `${documents.length} documents, ${programs.length} programs, ${wrong.length} paths or citations that lead nowhere\n`,
);
process.exitCode = wrong.length > 0 ? 1 : 0;

function find(patterns) {
  return globSync(patterns, { cwd: root, exclude: ["**/node_modules", "**/dist"] });
}

/** Paths in backticks and links of a document that lead nowhere. */
function missingPathsIn(document) {
  const text = read(document);
  const named = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, name]) => name)
    .filter((name) => pathLike.test(name));
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) =>
    join(dirname(document), link),
  );
  return [...named, ...linked]
    .filter((path) => !existsSync(inRoot(path)))
    .map((path) => `${document}: ${path} is not there`);
}

/** A document is named by its path from the root, or from the file that names it. */
function wrongCitationsIn(file, text, isDocument) {
  const readDocument = (name) => {
    const path = [normalize(name), join(dirname(file), name)].find((candidate) =>
      existsSync(inRoot(candidate)),
    );
    return path && read(path);
  };
  return findWrongCitations({ text, isDocument, readDocument }).map((found) => `${file}:${found}`);
}

function read(file) {
  return readFileSync(inRoot(file), "utf8");
}
