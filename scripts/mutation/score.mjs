// What a report of mutants says. Pure.

const noticed = new Set(["Killed", "Timeout"]);
const counted = new Set([...noticed, "Survived", "NoCoverage"]);

/**
 * Mutants of a report that a test noticed, that nobody noticed, and those of the latter that are accepted: `accepted`
 * are `{ file, line, part, became, why }`; `line` is the whole line without its indent, `part` what a mutant replaces in
 * it.
 */
export function scoreOf(report, accepted) {
  const mutants = Object.entries(report.files).flatMap(([file, { source, mutants: found }]) =>
    found.filter(({ status }) => counted.has(status)).map((mutant) => placed(mutant, file, source)),
  );
  const alive = mutants.filter(({ status }) => !noticed.has(status));
  const unnoticed = alive.filter((mutant) => !accepted.some((known) => isSame(known, mutant)));
  const total = mutants.length;
  return {
    total,
    noticed: total - alive.length,
    accepted: alive.length - unnoticed.length,
    unnoticed: unnoticed.map(
      ({ file, at, line, part, became }) => `${file}:${at}: ${line}: ${part} → ${became}`,
    ),
    percent: total === 0 ? 100 : (100 * (total - unnoticed.length)) / total,
  };
}

function placed({ status, replacement, location: { start, end } }, file, source) {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const [line = ""] = lines;
  const whole = lines.join("\n");
  const cut = (lines.at(-1) ?? "").length - (end.column - 1);
  const part = whole.slice(start.column - 1, whole.length - cut);
  const at = `${start.line}:${start.column}`;
  return { file, status, at, line: line.trim(), part, became: replacement };
}

function isSame({ file, line, part, became }, mutant) {
  return (
    mutant.file.endsWith(file) &&
    mutant.line === line &&
    mutant.part === part &&
    mutant.became === became
  );
}
