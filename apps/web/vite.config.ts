import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const service = process.env["SERVICE_URL"] ?? "http://localhost:3000";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    // A strict content security policy allows no data: images or inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
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
