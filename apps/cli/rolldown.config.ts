import { defineConfig } from "rolldown";

export default defineConfig({
  input: "src/main.ts",
  platform: "node",
  output: {
    file: "dist/cli.mjs",
    format: "esm",
    banner: "#!/usr/bin/env node",
    minify: "dce-only",
  },
});
