import { defineConfig } from "vitest/config";

/** Many tests start processes of their own, which takes its time on a busy machine. */
export default defineConfig({
  test: { name: "core", include: ["src/**/*.test.ts"], testTimeout: 30_000 },
});
