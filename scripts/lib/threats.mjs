// The table of threats in SECURITY.md: | T1 | threat | wall | `file` “test name”; … |

/** The rows of the table, as `{ id, threat, wall, tests: [{ file, name }] }`. */
export function threatsOf(markdown) {
  const rows = markdown.matchAll(/^\| (T\d+) \| (.*?) \| (.*?) \| (.*?) \|$/gm);
  return [...rows].map(([, id, threat, wall, tests]) => ({
    id,
    threat,
    wall,
    tests: [...tests.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, file, name]) => ({ file, name })),
  }));
}

/** What is wrong with the table, a line each; `read` gives a file's text, or undefined where there is none. */
export function findUnproven(threats, read) {
  return threats.flatMap(({ id, threat, wall, tests }) => [
    ...(threat === "" || wall === "" ? [`${id}: has no threat or no wall`] : []),
    ...(tests.length === 0 ? [`${id}: names no test`] : []),
    ...tests.flatMap(({ file, name }) => whatIsWrong(id, { file, name, text: read(file) })),
  ]);
}

function whatIsWrong(id, { file, name, text }) {
  if (text === undefined) return [`${id}: ${file} is not there`];
  if (!/\.(test|spec)\.\w+$/.test(file)) return [`${id}: ${file} is no test`];
  return testNamesIn(text).includes(name) ? [] : [`${id}: ${file} has no test “${name}”`];
}

/** Texts in quotes that a function, options or a skip follow, as of `test("…", async () => …)` and `test.each(…)("…", …)`. */
function testNamesIn(text) {
  const found = text.matchAll(
    /"((?:[^"\\\n]|\\.)*)",\s*(?:async\b|\(|\{|[a-z]\w*,\s*(?:async\b|\())/gi,
  );
  return [...found].map(([, name]) => JSON.parse(`"${name}"`));
}
