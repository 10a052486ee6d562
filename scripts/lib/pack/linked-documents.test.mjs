import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "../project.mjs";
import { linkedDocuments } from "./linked-documents.mjs";

test("files that are linked or shown, each once; no addresses, and no places in the text itself", () => {
  const text = `![a](docs/a.png) [b](docs/b.md#part) [c](https://example.jp) [d](mailto:a@example.jp)
    [e](#e) [f](docs/b.md)`;

  expect(linkedDocuments(text)).toEqual(["docs/a.png", "docs/b.md"]);
});

test.each(["README.md", "README.ja.md"])("%s leads to its picture and its documents", (name) => {
  const linked = linkedDocuments(readFileSync(inRoot(name), "utf8"));

  expect(linked).toContain("docs/images/autofill.png");
  expect(linked).toContain("docs/configuration.md");
});
