import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "playwright-slim", include: ["src/**/*.test.ts"], testTimeout: 60_000 },
});
