import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // By itself it would leave one core of two to itself, and many tests wait for processes of theirs.
    maxWorkers: 2,
    projects: [
      "packages/*",
      "apps/*",
      { test: { name: "scripts", include: ["scripts/**/*.test.mjs"] } },
    ],
  },
});
