import { expect, test } from "vitest";
import { atCanonicalPath, canonicalPath } from "./canonical-path.ts";

const pathOf = (path: string) => canonicalPath({ url: `http://localhost:3000${path}` });

test.each([
  "/trpc/jobs.submit",
  "/trpc/jobs.submit/",
  "/trpc/jobs.submit//",
  "/trpc/jobs.submit///?batch=1",
  "//trpc/jobs.submit",
  "/trpc//jobs.submit",
  "/trpc/./jobs.submit",
  "/trpc/x/../jobs.submit",
  "/trpc/x/%2e%2e/jobs.submit",
  "/trpc/x%2F..%2Fjobs.submit",
  "/trpc%2Fjobs.submit%2F",
  "/trpc/jobs%2Esubmit",
  "/%74rpc/%6Aobs.submit",
  "\\trpc\\jobs.submit",
])("%s is read as the procedure it names", (path) => {
  expect(pathOf(path)).toBe("/trpc/jobs.submit");
});

test.each([
  ["/trpc/jobs%252Esubmit", "/trpc/%"],
  ["/trpc/%zz", "/trpc/%"],
  ["/trpc/jobs.submit%25", "/trpc/%"],
  ["/%E0%A4%A.png", "/%"],
  ["/%74rpc/%", "/%"],
])("%s, which means something else each time it is decoded, names nothing", (path, read) => {
  expect(pathOf(path)).toBe(read);
});

test("the root stays the root, and other letters stay as they are", () => {
  expect(pathOf("/")).toBe("/");
  expect(pathOf("//")).toBe("/");
  expect(pathOf("/TRPC/Jobs.submit")).toBe("/TRPC/Jobs.submit");
  expect(pathOf("/templates/%E5%8D%81.xlsx")).toBe("/templates/十.xlsx");
});

test("a request is handed on at its canonical path, with its body and its query", async () => {
  const request = new Request("http://localhost/trpc//jobs.submit//?batch=1", {
    method: "POST",
    headers: { "x-trpc-source": "test" },
    body: "{}",
  });

  const handed = atCanonicalPath(request);

  expect(handed.url).toBe("http://localhost/trpc/jobs.submit?batch=1");
  expect(handed.method).toBe("POST");
  expect(handed.headers.get("x-trpc-source")).toBe("test");
  expect(await handed.text()).toBe("{}");
});

test("a request at its canonical path is handed on as it is", () => {
  const request = new Request("http://localhost/trpc/jobs.submit?input=%7B%7D");

  expect(atCanonicalPath(request)).toBe(request);
});
