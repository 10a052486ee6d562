import { inRoot } from "../lib/project.mjs";

const bin = (name) => inRoot("node_modules", ".bin", name);
const bench = (...args) => ({
  command: bin("node"),
  args: [inRoot("bench", "main.ts"), ...args],
  needsBuild: true,
});

const newSeed = () => String(Math.floor(Date.now() / 1_000));

/** Benches with figures of their own at night. */
const withFigures = {
  fuzz: () => bench("fuzz", "--minutes", "20", "--seed", newSeed()),
  "kill-points": () => bench("kill-points", "--kills", "100"),
  "three-jobs": () => bench("three-jobs"),
  "jobs-in-a-row": () => bench("jobs-in-a-row", "--jobs", "1000", "--days", "3"),
};

/** Benches as they are. A test asks that every bench is in one of these three. */
const asTheyAre = [
  "bad-day",
  "load",
  "attack",
  "hostile-upload",
  "log-followers",
  "peak-memory",
  "telemetry-peak",
  "queue-kills",
  "queue-freeze",
  "queue-outage",
  "queue-follow",
  "queue-idle",
  "queue-load",
  "queue-real",
];

/** Benches that only somebody who asks a question runs, with why. */
export const byHand = {
  "chromium-options": "compares options; it has no goal",
  "memory-floor": "seeks a limit; its goal depends on the disk that it is run on",
  image: "builds an image from a distribution's archive",
  "fill-time": "times of a quiet machine",
  "one-time-code": "times of a quiet machine",
  page: "times of a quiet machine",
  picture: "times of a quiet machine",
  "workbook-time": "times of a quiet machine",
};

/**
 * Everything that runs at night, by the name of its part, in this order; each value makes a command. What each asks is
 * in docs/decisions/0050-what-runs-at-night.md.
 */
export const nightlyParts = {
  faults: () => ({
    command: bin("vitest"),
    args: ["run", "--project", "core", "--no-file-parallelism", "sandbox.test"],
    options: { env: { NIGHTLY: "1" } },
  }),
  mutation: () => ({ command: bin("node"), args: [inRoot("scripts", "mutation.mjs")] }),
  build: () => ({ command: bin("turbo"), args: ["run", "build", "--output-logs=errors-only"] }),
  ...withFigures,
  ...Object.fromEntries(asTheyAre.map((name) => [name, () => bench(name)])),
};

/**
 * The parts to run for what was asked, in their order, all where nothing was; what needs the build has it before.
 * Throws of a name that is none.
 */
export function partsToRun(wanted) {
  const names = Object.keys(nightlyParts);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(`no part ${unknown.join(", ")}; there are ${names.join(", ")}`);
  }
  const asked = names
    .filter((name) => wanted.length === 0 || wanted.includes(name))
    .map((name) => Object.assign({ name }, nightlyParts[name]()));
  const hasBuild = asked.some(({ name }) => name === "build");
  if (hasBuild || !asked.some(({ needsBuild }) => needsBuild)) return asked;
  return [...partsToRun(["build"]), ...asked];
}
