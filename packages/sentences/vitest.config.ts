import { defineConfig } from "vitest/config";

export default defineConfig({ test: { name: "sentences", include: ["src/**/*.test.ts"] } });
