// The client's declarations in one file that needs no other package: our own packages' and zod's are taken in.
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";
import { inRoot } from "../project.mjs";
import { runQuietly, say } from "../run.mjs";

const work = inRoot("node_modules", ".cache", "release-types");
const inlined = ["contract", "sentences"];
// What the declarations use of the language's newest, whatever the reader's own settings are.
const head = '/// <reference lib="esnext.disposable" />\n';

// Its only news is which compiler it takes.
const logger = { info() {}, warn() {}, error: say };

/** Writes `client.d.ts` into a folder. Throws where the declarations would need a package of ours or another. */
export async function bundleTypes(folder) {
  await emitDeclarations();
  const emitted = (name) => join(work, "types", "packages", name, "src", "index.d.ts");
  const zod = join(
    realpathSync(inRoot("packages", "contract", "node_modules", "zod")),
    "index.d.ts",
  );
  const ours = inlined.map((name) => [`@jobcan-automation/${name}`, emitted(name)]);
  const bundle = await rolldown({
    input: { client: emitted("client") },
    resolve: { alias: { ...Object.fromEntries(ours), zod } },
    plugins: [dts({ dtsOnly: true, tsconfig: join(work, "tsconfig.json"), logger })],
    external: /^(@trpc|@jobcan-automation\/server)/,
  });
  await bundle.write({ dir: folder, format: "esm" });
  const file = join(folder, "client.d.ts");
  const text = readFileSync(file, "utf8");
  const outside = /^import .*from "(?!node:)([^"]+)"/m.exec(text);
  if (outside) throw new Error(`the client's declarations need ${outside[1]}`);
  writeFileSync(file, head + text);
}

async function emitDeclarations() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const paths = inlined.map((name) => [
    `@jobcan-automation/${name}`,
    [inRoot("packages", name, "src", "index.ts")],
  ]);
  const settings = {
    extends: inRoot("tsconfig.json"),
    compilerOptions: {
      lib: ["es2024", "esnext.disposable", "esnext.array"],
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rewriteRelativeImportExtensions: true,
      outDir: join(work, "types"),
      rootDir: inRoot(),
      paths: Object.fromEntries(paths),
    },
    files: [inRoot("packages", "client", "src", "index.ts")],
  };
  writeFileSync(join(work, "tsconfig.json"), JSON.stringify(settings));
  const code = await runQuietly(inRoot("node_modules", ".bin", "tsc"), ["-p", work], "types…");
  if (code !== 0) throw new Error("the client's declarations cannot be made");
}
