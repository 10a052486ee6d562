// Every path in backticks that the documents name must exist: a drawing that lies is worse than none.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inRoot, root } from "./lib/project.mjs";

const documents = globSync(["*.md", "docs/**/*.md", "packages/*/README.md", "apps/*/README.md"], {
  cwd: root,
});
const pathLike = /^(?:apps|packages|docs|scripts|tests|bench|\.ci)\/[\w@./-]+$/;

const missing = documents.flatMap((document) => {
  const text = readFileSync(inRoot(document), "utf8");
  const named = [...text.matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1])
    .filter((name) => pathLike.test(name));
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) =>
    join(dirname(document), match[1]),
  );
  return [...named, ...linked]
    .filter((path) => !existsSync(inRoot(path)))
    .map((path) => `${document}: ${path}`);
});

if (documents.length === 0) missing.push("no documents found");
for (const line of missing) process.stderr.write(`missing path ${line}\n`);
process.stderr.write(`${documents.length} documents, ${missing.length} missing paths\n`);
process.exitCode = missing.length > 0 ? 1 : 0;
