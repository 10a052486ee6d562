// What a report of mutants says. Pure.

const noticed = new Set(["Killed", "Timeout"]);
const counted = new Set([...noticed, "Survived", "NoCoverage"]);

/**
 * Mutants of a report that a test noticed, that nobody noticed, and those of the latter that are accepted: `accepted` are
 * `{ file, was, became, why }`; `was` is the whole line without its indent, `became` the replacement.
 */
export function scoreOf(report, accepted) {
  const mutants = Object.entries(report.files).flatMap(([file, { source, mutants: found }]) =>
    found
      .filter(({ status }) => counted.has(status))
      .map((mutant) =>
        Object.assign({ file, line: lineOf(source, mutant.location.start.line) }, mutant),
      ),
  );
  const alive = mutants.filter(({ status }) => !noticed.has(status));
  const unnoticed = alive.filter((mutant) => !accepted.some((one) => isSame(one, mutant)));
  const total = mutants.length;
  return {
    total,
    noticed: total - alive.length,
    accepted: alive.length - unnoticed.length,
    unnoticed: unnoticed.map(
      ({ file, line, location, mutatorName, replacement }) =>
        `${file}:${location.start.line}:${location.start.column} ${mutatorName}: ${line} → ${replacement}`,
    ),
    percent: total === 0 ? 100 : (100 * (total - unnoticed.length)) / total,
  };
}

function isSame({ file, was, became }, mutant) {
  return mutant.file.endsWith(file) && mutant.line === was && mutant.replacement === became;
}

function lineOf(source, number) {
  return source.split("\n")[number - 1]?.trim() ?? "";
}
