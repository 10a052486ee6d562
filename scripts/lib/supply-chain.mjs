// What comes from others: which licences and install scripts are allowed, and what a registry knows against it. Pure;
// scripts/supply-chain.mjs asks pnpm and the registry.

/** Licences under which a package may be used, as SPDX writes them. Of "(A OR B)" one is enough, of "(A AND B)" both. */
const allowedLicences = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT/X11",
  "Unlicense",
  "Zlib",
]);

/** Packages that are allowed with a licence that is not on the list, and why. */
const licenceExceptions = new Map([
  ["buffers", "names no licence in its package; its README says MIT. Comes with exceljs"],
  ["axe-core", "MPL-2.0; tests only, not in what is packed"],
  ["@axe-core/playwright", "MPL-2.0; tests only, not in what is packed"],
  ["caniuse-lite", "CC-BY-4.0, data only; comes with the mutation tests, not in what is packed"],
  ["lightningcss", "MPL-2.0; builds the page, not in what is packed"],
]);

/** Packages with an advisory that does not reach this program, and why. */
const acceptedAdvisories = new Map([
  [
    "exceljs",
    "writes only, in a process with walls (docs/decisions/0002-reading-workbooks-without-exceljs.md)",
  ],
  ["unzipper", "part of exceljs' reader, which is not used"],
]);

/**
 * `packages` are `{ name, licence }`. Gives a line for each that is not allowed; `lightningcss-linux-x64-gnu` is the
 * binary of `lightningcss`.
 */
export function findForeignLicences(packages) {
  return packages
    .filter(({ name, licence }) => !isAllowed(licence) && !isExcepted(name))
    .map(({ name, licence }) => `${name}: ${licence} is not on the list of licences`);
}

function isAllowed(licence) {
  const bare = licence.replaceAll(/[()]/g, "");
  if (bare.includes(" AND ")) return bare.split(" AND ").every((part) => isAllowed(part));
  if (bare.includes(" OR ")) return bare.split(" OR ").some((part) => isAllowed(part));
  return allowedLicences.has(bare);
}

function isExcepted(name) {
  return [...licenceExceptions.keys()].some(
    (known) =>
      name === known || name.startsWith(`${known}-linux-`) || name.startsWith(`${known}-darwin-`),
  );
}

/** `packages` are `{ name, scripts }` of each package.json, `decided` the names in `allowBuilds`. */
export function findUnlistedScripts(packages, decided) {
  const hooks = ["preinstall", "install", "postinstall"];
  return packages
    .filter(({ scripts = {} }) => hooks.some((hook) => hook in scripts))
    .filter(({ name }) => !decided.has(name))
    .map(({ name }) => `${name}: has an install script, and allowBuilds says nothing of it`);
}

/**
 * What `pnpm audit --json` printed, as `{ state, lines }`. An answer that is none is "not checked": it proves neither
 * that there are advisories nor that there are none.
 */
export function readAdvisories(output) {
  const answer = parsed(output);
  if (answer?.advisories === undefined) {
    return { state: "not checked", lines: [reasonIn(output)] };
  }
  const serious = Object.values(answer.advisories).filter(({ severity }) =>
    ["high", "critical"].includes(severity),
  );
  const [accepted, open] = [true, false].map((isAccepted) =>
    serious.filter(({ module_name: name }) => acceptedAdvisories.has(name) === isAccepted),
  );
  return {
    state: open.length === 0 ? "passed" : "failed",
    lines: [...open.map(lineOf), ...accepted.map((each) => `accepted: ${lineOf(each)}`)],
  };
}

function lineOf({ module_name: name, severity, title, url }) {
  return `${name}: ${severity}: ${title} ${url}`;
}

function parsed(output) {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}

function reasonIn(output) {
  const text = output.replaceAll(/[│×\s]+/g, " ").trim();
  return text === "" ? "the registry gave no answer" : text.slice(0, 200);
}
