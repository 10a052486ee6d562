import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "timesheet", include: ["src/**/*.test.ts"] },
});
