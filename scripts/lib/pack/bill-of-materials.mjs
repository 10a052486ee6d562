// What a package carries of others: `sbom.cdx.json` (CycloneDX) and `NOTICE`, of all that its programs depend on; the
// bundles hold a part of it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../project.mjs";
import { capture } from "../run.mjs";

const pnpm = inRoot("node_modules", ".bin", "pnpm");

/** Writes both into a folder; `programs` as pnpm filters by them. Throws where pnpm cannot tell. */
export async function writeBillOfMaterials(folder, programs) {
  const ofPacked = ["--prod", ...programs.flatMap((name) => ["--filter", name])];
  const [bill, licences] = await Promise.all([
    ask(["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "application", ...ofPacked]),
    ask(["licenses", "list", "--json", ...ofPacked]),
  ]);
  writeFileSync(join(folder, "sbom.cdx.json"), `${JSON.stringify(bill, null, 2)}\n`);
  writeFileSync(join(folder, "NOTICE"), noticeOf(licences, licenceTextIn));
}

async function ask(words) {
  const { code, text } = await capture(pnpm, words, { stdio: ["ignore", "pipe", 2] });
  if (code !== 0) throw new Error(`pnpm ${words[0]} ended with code ${code}`);
  return JSON.parse(text);
}

/**
 * `byLicence` is what `pnpm licenses list --json` prints. A package once for each version, with its licence and the
 * text of it where its folder has one.
 */
export function noticeOf(byLicence, textIn) {
  const parts = Object.entries(byLicence).flatMap(([licence, found]) =>
    found.flatMap(({ name, versions, paths, homepage }) =>
      versions.map((version, index) => ({
        name,
        version,
        licence,
        homepage,
        folder: paths[index],
      })),
    ),
  );
  const sections = parts
    .toSorted(
      (a, b) => a.name.localeCompare(b.name, "en") || a.version.localeCompare(b.version, "en"),
    )
    .map(({ name, version, licence, homepage, folder }) => {
      const text = folder === undefined ? undefined : textIn(folder);
      return [`${name} ${version} (${licence})`, homepage, text].filter(Boolean).join("\n\n");
    });
  return [
    "Jobcan AutoFill is under the MIT licence (LICENSE). It contains, or depends on, what follows.",
    ...sections,
  ].join(`\n\n${"-".repeat(80)}\n\n`);
}

function licenceTextIn(folder) {
  const name = existsSync(folder)
    ? readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)(?:\.\w+)?$/i.test(each))
    : undefined;
  return name === undefined ? undefined : readFileSync(join(folder, name), "utf8").trim();
}
