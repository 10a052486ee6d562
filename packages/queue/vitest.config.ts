import { defineConfig } from "vitest/config";

/** Each file starts a Redis of its own, which takes its time on a busy machine. */
export default defineConfig({
  test: { name: "queue", include: ["src/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
