// node scripts/supply-chain.mjs: licences, install scripts and advisories of all that comes from others. Ends with 1 if
// any check failed. What could not be asked is "not checked" and counts as neither.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { inRoot } from "./lib/project.mjs";
import { capture, say } from "./lib/run.mjs";
import { findForeignLicences, findUnlistedScripts, readAdvisories } from "./lib/supply-chain.mjs";

const pnpm = inRoot("node_modules", ".bin", "pnpm");

/** Resolves to `{ name, state, lines }` of each check, said as they end. */
export async function checkSupplyChain() {
  const checks = [
    { name: "licences", run: licences },
    { name: "install scripts", run: installScripts },
    { name: "advisories", run: advisories },
  ];
  return Promise.all(
    checks.map(async ({ name, run }) => {
      const { state, lines } = await run();
      say([`── ${name}: ${state}`, ...lines.map((line) => `   ${line}`)].join("\n"));
      return { name, state, lines };
    }),
  );
}

async function licences() {
  const { code, text } = await capture(pnpm, ["licenses", "list", "--recursive", "--json"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const byLicence = code === 0 ? Object.entries(JSON.parse(text)) : [];
  const packages = byLicence.flatMap(([licence, found]) =>
    found.map(({ name }) => ({ name, licence })),
  );
  return verdict(packages, findForeignLicences(packages));
}

function installScripts() {
  const store = inRoot("node_modules", ".pnpm");
  const files = foldersIn(store)
    .flatMap((folder) => packagesIn(join(folder, "node_modules")))
    .map((folder) => join(folder, "package.json"))
    .filter((file) => existsSync(file));
  const packages = files.map((file) => JSON.parse(readFileSync(file, "utf8")));
  return verdict(packages, findUnlistedScripts(packages, decidedBuilds()));
}

/** Scopes hold packages of their own. */
function packagesIn(folder) {
  return foldersIn(folder).flatMap((inner) =>
    basename(inner).startsWith("@") ? foldersIn(inner) : [inner],
  );
}

function foldersIn(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/** The names below `allowBuilds` of pnpm's own settings, allowed or not: somebody has looked at each. */
function decidedBuilds() {
  const settings = readFileSync(inRoot("pnpm-workspace.yaml"), "utf8");
  const [, section = ""] = /^allowBuilds:\n((?: {2}.*\n)+)/m.exec(settings) ?? [];
  return new Set([...section.matchAll(/^ {2}"?([^":]+)"?:/gm)].map(([, name]) => name));
}

async function advisories() {
  const { text } = await capture(pnpm, ["audit", "--prod", "--json"]);
  return readAdvisories(text);
}

/** To have looked at nothing is not to have found nothing. */
function verdict(packages, lines) {
  if (packages.length === 0) return { state: "failed", lines: ["no packages were found"] };
  return { state: lines.length === 0 ? "passed" : "failed", lines };
}

if (process.argv[1] === inRoot("scripts", "supply-chain.mjs")) {
  const results = await checkSupplyChain();
  process.exitCode = results.some(({ state }) => state === "failed") ? 1 : 0;
}
