import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { gzipped } from "./plugins/gzipped.ts";
import { writtenPages } from "./plugins/written-pages.ts";

const service = process.env["SERVICE_URL"] ?? "http://localhost:3000";

export default defineConfig({
  plugins: [react(), writtenPages(), gzipped()],
  build: {
    target: "es2023",
    // A strict content security policy allows no data: images or inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What the first load needs is one file: each further one costs a poor line a turn of its own.
        codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] },
      },
    },
  },
  server: {
    proxy: {
      "/trpc": service,
      "/templates": service,
      "/receipts": service,
      "^/jobs/[^/]+/goodbye$": service,
    },
  },
});
