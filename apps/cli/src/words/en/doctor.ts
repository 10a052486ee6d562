import type { DoctorWords } from "../doctor-words.ts";

export const doctorEn: DoctorWords = {
  versions: ({ program, node }) => `Version ${program}, Node.js ${node}`,
  browser: ({ path }) =>
    path === undefined
      ? "No browser was found. Install one (npx playwright install --only-shell chromium, or apt-get install chromium), or set CHROMIUM_PATH to the binary of one."
      : `The browser is ${path}`,
  browserStarts: ({ version, path }) =>
    version === undefined
      ? `${path} does not start. Install what it needs (npx playwright install-deps chromium), or set CHROMIUM_PATH to another one.`
      : `It starts: ${version}`,
  fonts: ({ has }) =>
    has
      ? "Japanese fonts are installed"
      : "No Japanese fonts were found: filling works, but Jobcan's pages show boxes in screenshots. On Debian: apt-get install fonts-noto-cjk",
  memory: ({ limitMb, freeMb, neededMb }) =>
    freeMb < neededMb
      ? `Too little memory: ${freeMb} MB are free of ${limitMb}, and a run needs ${neededMb}. Close other programs, or give the container more.`
      : `Memory is enough: ${freeMb} MB are free of ${limitMb}`,
  server: ({ url, answer }) => {
    switch (answer.kind) {
      case "ours":
        return `The service at ${url} answers, version ${answer.version}`;
      case "private":
        return `The service at ${url} is private, and its token is missing or wrong. Give it with --access-token or JOBCAN_AUTOFILL_ACCESS_TOKEN; who runs the service has it.`;
      case "other":
        return `Something else answers at ${url}. Name the service with --server URL or JOBCAN_AUTOFILL_SERVER.`;
      case "none":
        return `No service answers at ${url}. Start it (npm start), or name another with --server URL.`;
    }
  },
  serverVersion: ({ own, theirs }) =>
    `The service is of another version (${theirs}, this program ${own}). Use the same for both.`,
  site: ({ url, answers }) =>
    answers
      ? `${url} answers`
      : `${url} cannot be reached from here. Look at the network, a proxy or a VPN, or whether the site itself is down.`,
  noPractice: () =>
    "This service has no practice site. Start it with one (npm start), or ask without --target practice.",
};
