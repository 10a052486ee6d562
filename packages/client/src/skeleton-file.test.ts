import { expect, test } from "vitest";
import { skeletonFile } from "./skeleton-file.ts";

test("each page of a skeleton file stands under its name", () => {
  const file = skeletonFile([
    { page: "book", html: "<table></table>" },
    { page: "leave", html: "<p>漢</p>" },
  ]);

  expect(file).toBe("<!-- book -->\n<table></table>\n\n<!-- leave -->\n<p>漢</p>\n");
});

test("where every page was understood there is nothing to save", () => {
  expect(skeletonFile([])).toBeUndefined();
});
