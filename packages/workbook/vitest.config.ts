import { defineConfig } from "vitest/config";

/** Some tests start processes, which takes time on a busy machine. */
export default defineConfig({
  test: { name: "workbook", include: ["src/**/*.test.ts"], testTimeout: 30_000 },
});
